namespace Neurosurgeon.Prediction.Fitting;

/// <summary>How well a kind's layers were predicted that were held out.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="IsFallback">Whether too few rows were left to fit the kind, so that the fallback predicted them.</param>
/// <param name="Quality">The comparison.</param>
public sealed record HoldOutResult(PredictorKind Kind, bool IsFallback, PredictionQuality Quality);
