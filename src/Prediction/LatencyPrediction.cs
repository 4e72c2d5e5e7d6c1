namespace Neurosurgeon.Prediction;

/// <summary>A predicted latency.</summary>
/// <param name="Milliseconds">The latency; above 0.</param>
/// <param name="IsFallback">Whether the layer's kind was never fitted, so that only its bytes and FLOPs were looked at.</param>
public readonly record struct LatencyPrediction(double Milliseconds, bool IsFallback);
