using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Planning.Costs;

/// <summary>What time each layer of one network takes on one device.</summary>
/// <param name="layerMs">Milliseconds a layer, in topological order; each finite and not negative.</param>
/// <exception cref="ArgumentException">The times are missing, or one is negative, infinite or not a number.</exception>
public sealed class LayerCosts(ImmutableArray<double> layerMs)
{
    private readonly PrefixSums _ms = new(layerMs, "time", "ms");

    /// <summary>The same layers on a device that takes so many times as long.</summary>
    /// <param name="factor">Above 0 and finite.</param>
    public LayerCosts Scaled(double factor) => new([.. LayerMs.Select(milliseconds => milliseconds * factor)]);

    /// <summary>Milliseconds a layer, in topological order.</summary>
    public ImmutableArray<double> LayerMs => _ms.Amounts;

    /// <summary>How many layers the network has.</summary>
    public int LayerCount => LayerMs.Length;

    /// <summary>The time of the whole network, in milliseconds.</summary>
    public double TotalMs => _ms.Total;

    /// <summary>The time of all layers before a cut, in milliseconds.</summary>
    public double PrefixMs(int cutIndex) => _ms.Before(cutIndex);

    /// <summary>The time of some layers, in milliseconds.</summary>
    /// <param name="layers">Layers of the same network.</param>
    public double Ms(LayerSet layers) => _ms.Of(layers);

    /// <summary>The time of all layers but these, in milliseconds.</summary>
    /// <param name="layers">Layers of the same network.</param>
    public double MsOfOthers(LayerSet layers) => TotalMs - Ms(layers);

    /// <summary>The time of all layers from a cut on, in milliseconds.</summary>
    public double SuffixMs(int cutIndex) => TotalMs - PrefixMs(cutIndex);
}
