using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Profiling.Devices;

/// <summary>Predictors and where they are from.</summary>
/// <param name="Path">Their file.</param>
/// <param name="Set">The predictors.</param>
/// <param name="Origin">What they were fitted to.</param>
/// <param name="Calibration">By how much they are scaled to this device.</param>
public sealed record LoadedPredictors(string Path, PredictorSet Set, PredictorOrigin Origin, Calibration Calibration)
{
    /// <summary>What predicts here.</summary>
    public CalibratedPredictors Calibrated => new(Set, Calibration);
}
