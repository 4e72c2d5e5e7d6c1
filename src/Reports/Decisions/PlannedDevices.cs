using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Nodes;
using Neurosurgeon.Profiling.Devices;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>
/// Finds what predicts a device's times: a file that was named, or else this machine's predictors. They are taken as they
/// were fitted, so that the same question has the same answer: nothing is measured.
/// </summary>
internal static class PlannedDevices
{
    /// <summary>The predictors of a device.</summary>
    /// <param name="role">What the device is, for the messages; its option ends in <c>-predictors</c>.</param>
    /// <param name="named">The file that was named; null for this machine's.</param>
    /// <param name="threads">With how many threads it computes.</param>
    /// <param name="settings">Where this machine's predictors are.</param>
    /// <param name="report">Is told what does not fit.</param>
    /// <exception cref="CommandException">There are none.</exception>
    /// <exception cref="Prediction.PredictionException">The file that was named cannot be used.</exception>
    public static LoadedPredictors Predictors(string role, FileInfo? named, int threads, NodeSettings settings, Action<string> report)
    {
        if (named is not null)
            return PredictorSource.Load(named.FullName);

        var engine = new EngineDescription(settings.Inference.Engine.Name(), "", Device.Cpu, threads);
        return PredictorSource.Find(settings.Predictors.File, DeviceProfile.Folder(settings.Profile.Directory, engine), engine, report)
            ?? throw CommandException.BadInput($"No plan can be made without predictors of the {role}: name a file of 'neurosurgeon predictor fit' with --{role}-predictors.");
    }
}
