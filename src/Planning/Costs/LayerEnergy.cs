using System.Collections.Immutable;

namespace Neurosurgeon.Planning.Costs;

/// <summary>What each layer of one network takes of the edge's energy, with running sums as in <see cref="LayerCosts"/>.</summary>
public sealed class LayerEnergy
{
    private readonly double[] _prefixMj;

    /// <summary>Takes the layers' energies in their topological order.</summary>
    /// <param name="layerMj">Millijoules a layer; each finite and not negative.</param>
    /// <exception cref="ArgumentException">The energies are missing, or one is negative, infinite or not a number.</exception>
    public LayerEnergy(ImmutableArray<double> layerMj)
    {
        if (layerMj.IsDefault)
            throw new ArgumentException("The layers' energies are missing; there is one for each layer.", nameof(layerMj));

        LayerMj = layerMj;
        _prefixMj = new double[layerMj.Length + 1];
        for (var layer = 0; layer < layerMj.Length; layer++)
        {
            var millijoules = layerMj[layer];
            if (!double.IsFinite(millijoules) || millijoules < 0)
            {
                throw new ArgumentException(
                    $"The energy of layer {layer} is {millijoules} mJ; a layer's energy is finite and not negative.", nameof(layerMj));
            }

            _prefixMj[layer + 1] = _prefixMj[layer] + millijoules;
        }
    }

    /// <summary>The energies of a device that takes a constant power while it computes: TM · PM of the paper.</summary>
    /// <param name="costs">The layers' times.</param>
    /// <param name="powerMw">The power, in milliwatts.</param>
    public static LayerEnergy Of(LayerCosts costs, double powerMw) =>
        new([.. costs.LayerMs.Select(milliseconds => milliseconds * powerMw / 1000)]);

    /// <summary>Millijoules a layer, in topological order.</summary>
    public ImmutableArray<double> LayerMj { get; }

    /// <summary>How many layers the network has.</summary>
    public int LayerCount => _prefixMj.Length - 1;

    /// <summary>The energy of the whole network, in millijoules.</summary>
    public double TotalMj => _prefixMj[^1];

    /// <summary>The energy of all layers before a cut, in millijoules.</summary>
    public double PrefixMj(int cutIndex) => _prefixMj[cutIndex];
}
