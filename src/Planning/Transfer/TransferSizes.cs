using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Planning.Transfer;

/// <summary>How much of each tensor of a network is zero, as far as that is known: what decides how small it can be made without loss.</summary>
/// <param name="Densities">The share of elements that are not zero, from 0 to 1, by the tensor's name; a tensor that is not named is taken to have no zeros.</param>
public sealed record TransferSizes(ImmutableDictionary<string, double> Densities)
{
    // A task in ten that is unlike the others moves the estimate by no more than this share of the difference.
    private const double Weight = 0.1;

    private const double AssumedOfRectified = 0.5;

    /// <summary>No tensor has zeros.</summary>
    public static TransferSizes Dense { get; } = new(ImmutableDictionary<string, double>.Empty);

    /// <summary>The share of a tensor's elements that are not zero.</summary>
    public double DensityOf(string tensor) => Densities.GetValueOrDefault(tensor, 1);

    /// <summary>What is assumed before anything was run: of what a ReLU makes, or a Clip, which stands for ReLU6, half is zero.</summary>
    /// <param name="layers">The network's layers.</param>
    public static TransferSizes Assumed(IEnumerable<Layer> layers) => new(layers
        .Where(layer => IsRectifier(layer.Features.Activation) || IsRectifier(layer.Features.Operator))
        .SelectMany(layer => layer.Outputs)
        .ToImmutableDictionary(tensor => tensor.Name, _ => AssumedOfRectified));

    private static bool IsRectifier(string? operation) => operation is "Relu" or "Clip";

    /// <summary>Takes in what one run has shown of a tensor.</summary>
    /// <param name="tensor">The tensor's name.</param>
    /// <param name="density">The share of its elements that were not zero.</param>
    public TransferSizes With(string tensor, double density) =>
        new(Densities.SetItem(tensor, Ewma.Follow(DensityOf(tensor), density, Weight)));
}
