using Neurosurgeon.Prediction.Features;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>A measured layer, ready for fitting.</summary>
internal sealed class FittingRow(LayerSample sample)
{
    /// <summary>The layer as it was measured.</summary>
    public LayerSample Sample { get; } = sample;

    /// <summary>Its work.</summary>
    public WorkFeatures Work { get; } = new(sample.Features);

    /// <summary>Its latency.</summary>
    public double LatencyMs => Sample.LatencyMs;

    /// <summary>The natural logarithm of its latency.</summary>
    public double LogLatency { get; } = Math.Log(sample.LatencyMs);
}
