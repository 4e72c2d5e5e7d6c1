using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Planning.Costs;

/// <summary>An amount a layer, with running sums, so that any prefix or suffix is read off in constant time.</summary>
internal sealed class PrefixSums
{
    private readonly double[] _sums;

    /// <param name="amounts">An amount a layer, in topological order; each finite and not negative.</param>
    /// <param name="what">What they are, for a sentence: <c>time</c>.</param>
    /// <param name="unit">Their unit.</param>
    /// <exception cref="ArgumentException">The amounts are missing, or one is negative, infinite or not a number.</exception>
    public PrefixSums(ImmutableArray<double> amounts, string what, string unit)
    {
        if (amounts.IsDefault)
            throw new ArgumentException($"The {what} of the layers is missing; there is one for each.", nameof(amounts));

        Amounts = amounts;
        _sums = new double[amounts.Length + 1];
        for (var layer = 0; layer < amounts.Length; layer++)
        {
            if (!double.IsFinite(amounts[layer]) || amounts[layer] < 0)
                throw new ArgumentException($"The {what} of layer {layer} is {amounts[layer]} {unit}; a layer's {what} is finite and not negative.", nameof(amounts));

            _sums[layer + 1] = _sums[layer] + amounts[layer];
        }
    }

    /// <summary>The amount of each layer.</summary>
    public ImmutableArray<double> Amounts { get; }

    /// <summary>The amount of all layers.</summary>
    public double Total => _sums[^1];

    /// <summary>The amount of all layers before a cut.</summary>
    public double Before(int cutIndex) => _sums[cutIndex];

    /// <summary>The amount of some layers.</summary>
    public double Of(LayerSet layers)
    {
        if (layers.IsPrefix)
            return _sums[layers.Count];

        double sum = 0;
        for (var layer = 0; layer < Amounts.Length; layer++)
            sum += layers.Contains(layer) ? Amounts[layer] : 0;
        return sum;
    }
}
