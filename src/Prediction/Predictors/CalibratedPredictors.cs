using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Predictors;

/// <summary>Predictors of a device, scaled to the one at hand.</summary>
/// <param name="Predictors">The predictors.</param>
/// <param name="Calibration">By how much.</param>
public sealed record CalibratedPredictors(PredictorSet Predictors, Calibration Calibration)
{
    /// <summary>The latency of a layer here.</summary>
    public LatencyPrediction Predict(LayerFeatures features)
    {
        LatencyPrediction prediction = Predictors.Predict(features);
        return prediction with { Milliseconds = prediction.Milliseconds * Calibration.FactorOf(features) };
    }
}
