using System.Globalization;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Profiling.Devices;

/// <summary>Predictors and where they are from.</summary>
/// <param name="Path">Their file.</param>
/// <param name="Set">The predictors.</param>
/// <param name="Origin">What they were fitted to.</param>
/// <param name="Calibration">By how much they are scaled to this device.</param>
public sealed record LoadedPredictors(string Path, PredictorSet Set, PredictorOrigin Origin, Calibration Calibration)
{
    /// <summary>What they are, for a sentence.</summary>
    public string Title => string.Create(
        CultureInfo.InvariantCulture, $"Predictors of {Origin.Device} ({ThreadCount.Of(Origin.Threads)}, fitted {Origin.FittedAt:yyyy-MM-dd})");

    /// <summary>What predicts here.</summary>
    public CalibratedPredictors Calibrated => new(Set, Calibration);
}
