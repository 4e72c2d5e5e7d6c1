using System.Collections.Immutable;

namespace Neurosurgeon.Planning.Costs;

/// <summary>What each layer of one network takes of the edge's energy.</summary>
/// <param name="layerMj">Millijoules a layer, in topological order; each finite and not negative.</param>
/// <exception cref="ArgumentException">The energies are missing, or one is negative, infinite or not a number.</exception>
public sealed class LayerEnergy(ImmutableArray<double> layerMj)
{
    private readonly PrefixSums _mj = new(layerMj, "energy", "mJ");

    /// <summary>The energies of a device that takes a constant power while it computes: TM · PM of the paper.</summary>
    /// <param name="costs">The layers' times.</param>
    /// <param name="powerMw">The power, in milliwatts.</param>
    public static LayerEnergy Of(LayerCosts costs, double powerMw) =>
        new([.. costs.LayerMs.Select(milliseconds => milliseconds * powerMw / 1000)]);

    /// <summary>Millijoules a layer, in topological order.</summary>
    public ImmutableArray<double> LayerMj => _mj.Amounts;

    /// <summary>How many layers the network has.</summary>
    public int LayerCount => LayerMj.Length;

    /// <summary>The energy of the whole network, in millijoules.</summary>
    public double TotalMj => _mj.Total;

    /// <summary>The energy of all layers before a cut, in millijoules.</summary>
    public double PrefixMj(int cutIndex) => _mj.Before(cutIndex);
}
