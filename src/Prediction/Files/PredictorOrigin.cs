using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Files;

/// <summary>What predictors hold for.</summary>
/// <param name="Device">The processor by its own name.</param>
/// <param name="Threads">How many threads computed a layer; null if the dataset did not say.</param>
/// <param name="EngineName">The engine, for example <c>onnxruntime</c>.</param>
/// <param name="EngineVersion">Its version.</param>
/// <param name="FittedAt">When they were fitted.</param>
/// <param name="Calibration">
/// How far off they are on the common layers that a device is calibrated with, measured on their own device; null if they were not.
/// </param>
public sealed record PredictorOrigin(
    string Device, int? Threads, string EngineName, string EngineVersion, DateTimeOffset FittedAt, Calibration? Calibration = null)
{
    /// <summary>Of predictors that are fitted to a dataset.</summary>
    public static PredictorOrigin Of(DatasetOrigin dataset, int? threads, DateTimeOffset fittedAt) =>
        new(dataset.Device, threads, dataset.EngineName, dataset.EngineVersion, fittedAt);

    /// <summary>A sentence if they were fitted on another device than this one, so that they need calibration; otherwise null.</summary>
    public string? Mismatch(string device) => device == Device
        ? null
        : $"The predictors were fitted on '{Device}', and this is '{device}': they are right only after calibration.";
}
