using System.Collections.Immutable;

namespace Neurosurgeon.Planning.Assignment;

/// <summary>A tensor that layers read.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Producer">Index of the layer that makes it; <see cref="NetworkInput"/> for the network's input.</param>
/// <param name="Consumers">Indices of the layers that read it; at least one.</param>
/// <param name="Bytes">Its size; 0 or more.</param>
public sealed record FlowingTensor(string Name, int Producer, ImmutableArray<int> Consumers, long Bytes)
{
    /// <summary>The producer of the network's input, which is on the edge from the start.</summary>
    public const int NetworkInput = -1;
}
