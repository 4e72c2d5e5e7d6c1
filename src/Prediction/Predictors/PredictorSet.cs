using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Predictors;

/// <summary>
/// Predicts the latency of any layer on the device whose measured layers it was fitted to. Immutable; a prediction
/// allocates nothing. Every prediction is above 0, and the same configuration with a larger batch, height or width is
/// never predicted to take less.
/// </summary>
public sealed class PredictorSet
{
    private readonly Dictionary<PredictorKind, LatencyPredictor> _predictors;

    internal PredictorSet(IReadOnlyList<FittedKind> kinds, FallbackPredictor fallback)
    {
        Kinds = kinds;
        Fallback = fallback;
        _predictors = kinds.ToDictionary(kind => kind.Kind, kind => kind.Predictor);
    }

    /// <summary>The kinds that have a predictor of their own, and how well each did on rows that it was not fitted to.</summary>
    public IEnumerable<(PredictorKind Kind, PredictionQuality Quality)> Qualities => Kinds.Select(kind => (kind.Kind, kind.Quality));

    internal IReadOnlyList<FittedKind> Kinds { get; }

    internal FallbackPredictor Fallback { get; }

    /// <summary>The latency of a layer.</summary>
    public LatencyPrediction Predict(LayerFeatures features) =>
        _predictors.TryGetValue(PredictorKind.Of(features), out LatencyPredictor? predictor)
            ? new LatencyPrediction(predictor.PredictMs(features), IsFallback: false)
            : new LatencyPrediction(Fallback.PredictMs(features), IsFallback: true);
}
