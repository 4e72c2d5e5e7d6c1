using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction;

/// <summary>A layer that was measured.</summary>
/// <param name="Features">The layer.</param>
/// <param name="Threads">How many threads computed it; null if the dataset does not say.</param>
/// <param name="LatencyMs">Its latency; above 0.</param>
public sealed record LayerSample(LayerFeatures Features, int? Threads, double LatencyMs);
