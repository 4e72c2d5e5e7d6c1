using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Profiling.Costs;
using Neurosurgeon.Profiling.Devices;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Nodes;

/// <summary>Where a node takes its layers' times from.</summary>
internal static class CostSource
{
    /// <summary>
    /// What the settings ask for; where that is predictors and there are none for the engine, the networks are measured.
    /// Calibrating takes about a second, while the node starts, once a day.
    /// </summary>
    /// <param name="settings">The node's settings.</param>
    /// <param name="engine">The node's engine.</param>
    /// <param name="openEngine">Makes another one like it.</param>
    /// <param name="report">Is told later what is out of the ordinary.</param>
    public static ILayerCostSource Of(NodeSettings settings, IInferenceEngine engine, Func<IInferenceEngine> openEngine, Action<string> report)
    {
        var measured = new MeasuredCosts(engine, new ProfileStore(settings.Profile.Directory, report), settings.Profile.Budget);
        if (settings.Predictors.Use == PredictorUse.Measured)
            return measured;

        // While the node starts, nobody listens to reports yet.
        var folder = DeviceProfile.Folder(settings.Profile.Directory, engine.Description);
        if (PredictorSource.Find(settings.Predictors.File, folder, engine.Description, Console.Error.WriteLine) is not { } predictors)
        {
            Console.Error.WriteLine("Each network is measured at its first use.");
            return measured;
        }

        return new DeferredCosts(disposed =>
        {
            var kept = new KeptCalibration(settings.Profile.Directory, TimeProvider.System, Console.Error.WriteLine);
            var calibrated = kept.Of(predictors, engine.Description, () => DeviceCalibration.Run(
                predictors, openEngine, settings.Predictors.Calibration, Console.Error.WriteLine, disposed));
            return new AnchoredCosts(new PredictedCosts(calibrated.Calibrated), engine, TimeProvider.System);
        });
    }
}
