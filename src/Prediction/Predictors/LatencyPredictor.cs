using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction.Features;

namespace Neurosurgeon.Prediction.Predictors;

/// <summary>
/// The latency of the layers of one kind: a trend over their work, and a residual of it. Positive for every layer;
/// the same configuration with a larger batch, height or width never takes less.
/// </summary>
/// <param name="Trend">The trend.</param>
/// <param name="Residual">By what factor it is off; null where the trend alone does better.</param>
internal sealed record LatencyPredictor(Trend Trend, Residual? Residual)
{
    /// <summary>The predicted latency in milliseconds.</summary>
    public double PredictMs(LayerFeatures features)
    {
        var work = new WorkFeatures(features);
        Growth growth = Trend.At(work);
        return Residual is null ? growth.At(work.Positions) : Residual.Apply(growth, work);
    }
}
