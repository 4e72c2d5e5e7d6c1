using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Power;

/// <summary>The measured power of a layer.</summary>
/// <param name="Kind">The layer's kind.</param>
/// <param name="Watts">The power while it was computed; above 0.</param>
/// <param name="Milliseconds">How long one computation of it takes, its weight in the mean of its kind; above 0.</param>
public readonly record struct PowerSample(LayerKind Kind, double Watts, double Milliseconds);
