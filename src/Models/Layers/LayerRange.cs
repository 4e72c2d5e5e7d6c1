namespace Neurosurgeon.Models.Layers;

/// <summary>The layers from <paramref name="First"/> up to, but without, <paramref name="End"/>.</summary>
/// <param name="First">Index of the first layer, at least 0.</param>
/// <param name="End">Index after the last layer, at most the number of layers.</param>
public readonly record struct LayerRange(int First, int End)
{
    /// <summary>How many layers the range holds.</summary>
    public int Count => End - First;
}
