using System.Diagnostics;
using System.Globalization;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Profiling.Devices;

/// <summary>Scales predictors to the device at hand, as it is at the moment: measures a handful of layers for about a second.</summary>
public static class DeviceCalibration
{
    /// <summary>The predictors, calibrated; as they are, and said to be, where nothing can be measured.</summary>
    /// <param name="predictors">The predictors.</param>
    /// <param name="openEngine">Makes an engine on this device.</param>
    /// <param name="budget">How long to measure, roughly; building what is measured comes on top.</param>
    /// <param name="report">Is told the factors.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static LoadedPredictors Run(
        LoadedPredictors predictors, Func<IInferenceEngine> openEngine, TimeSpan budget, Action<string> report, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var measured = new SampledLayers(openEngine).MeasureCommon(budget, cancellationToken);
            var calibration = Calibration.Of(predictors.Set, measured).RelativeTo(predictors.Origin.Calibration);
            report(string.Create(CultureInfo.InvariantCulture, $"{predictors.Title}, calibrated in {clock.Elapsed.TotalSeconds:0.0} s: {Describe(calibration)}."));
            return predictors with { Calibration = calibration };
        }
        catch (Exception error) when (error is InferenceException or ModelException or IOException or UnauthorizedAccessException)
        {
            report($"The predictors are taken as they are, for calibration failed: {error.Message}");
            return predictors;
        }
    }

    /// <summary>A calibration in words.</summary>
    public static string Describe(Calibration calibration) => string.Create(CultureInfo.InvariantCulture,
        $"layers that wait for memory take {calibration.MemoryFactor:0.00} times as long here, others {calibration.ProcessorFactor:0.00} times");
}
