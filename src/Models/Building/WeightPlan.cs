using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Building;

/// <summary>One weight still to be generated: uniform in centre ± half width.</summary>
/// <param name="Name">Its initializer name, from which its values follow.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Center">Middle of the distribution.</param>
/// <param name="HalfWidth">Largest distance from the middle.</param>
internal sealed record WeightPlan(string Name, ImmutableArray<int> Shape, float Center, float HalfWidth)
{
    /// <summary>Number of values.</summary>
    public long Count { get; } = TensorShape.ElementCount(Shape.AsSpan());
}
