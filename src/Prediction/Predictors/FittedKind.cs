namespace Neurosurgeon.Prediction.Predictors;

/// <summary>The predictor of a kind, and how well it did on rows that it was not fitted to.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Predictor">Fitted to all rows.</param>
/// <param name="Quality">Of the same way of fitting, cross-validated over all rows.</param>
internal sealed record FittedKind(PredictorKind Kind, LatencyPredictor Predictor, PredictionQuality Quality);
