using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Planning.Costs;

/// <summary>
/// What each layer of one network costs on one device, with running sums, so that any prefix or suffix is read off in constant time.
/// </summary>
public sealed class LayerCosts
{
    private readonly double[] _prefixMs;

    /// <summary>Takes the layers' times in their topological order.</summary>
    /// <param name="layerMs">Milliseconds a layer; each finite and not negative.</param>
    /// <exception cref="ArgumentException">The times are missing, or one is negative, infinite or not a number.</exception>
    public LayerCosts(ImmutableArray<double> layerMs)
    {
        if (layerMs.IsDefault)
            throw new ArgumentException("The layers' times are missing; there is one for each layer.", nameof(layerMs));

        LayerMs = layerMs;
        _prefixMs = new double[layerMs.Length + 1];
        for (var layer = 0; layer < layerMs.Length; layer++)
        {
            var milliseconds = layerMs[layer];
            if (!double.IsFinite(milliseconds) || milliseconds < 0)
            {
                throw new ArgumentException(
                    $"The time of layer {layer} is {milliseconds} ms; a layer's time is finite and not negative.", nameof(layerMs));
            }

            _prefixMs[layer + 1] = _prefixMs[layer] + milliseconds;
        }
    }

    /// <summary>The same layers on a device that takes so many times as long.</summary>
    /// <param name="factor">Above 0 and finite.</param>
    public LayerCosts Scaled(double factor) => new([.. LayerMs.Select(milliseconds => milliseconds * factor)]);

    /// <summary>Milliseconds a layer, in topological order.</summary>
    public ImmutableArray<double> LayerMs { get; }

    /// <summary>How many layers the network has.</summary>
    public int LayerCount => _prefixMs.Length - 1;

    /// <summary>The time of the whole network, in milliseconds.</summary>
    public double TotalMs => _prefixMs[^1];

    /// <summary>The time of all layers before a cut, in milliseconds.</summary>
    public double PrefixMs(int cutIndex) => _prefixMs[cutIndex];

    /// <summary>The time of some layers, in milliseconds.</summary>
    /// <param name="layers">Layers of the same network.</param>
    public double Ms(LayerSet layers)
    {
        if (layers.IsPrefix)
            return _prefixMs[layers.Count];

        double sum = 0;
        for (var layer = 0; layer < LayerCount; layer++)
            sum += layers.Contains(layer) ? LayerMs[layer] : 0;
        return sum;
    }

    /// <summary>The time of all layers but these, in milliseconds.</summary>
    /// <param name="layers">Layers of the same network.</param>
    public double MsOfOthers(LayerSet layers) => TotalMs - Ms(layers);

    /// <summary>The time of all layers from a cut on, in milliseconds.</summary>
    public double SuffixMs(int cutIndex) => _prefixMs[^1] - _prefixMs[cutIndex];
}
