using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Reading;

/// <summary>Nodes that make up a layer.</summary>
/// <param name="Nodes">The nodes, each reading the one before it.</param>
/// <param name="Main">The one that the layer takes its name and kind from.</param>
/// <param name="Kind">What the layer computes.</param>
/// <param name="Window">The window of the main node, or of the group.</param>
internal sealed record NodeGroup(ImmutableArray<InferredNode> Nodes, InferredNode Main, LayerKind Kind, SlidingWindow Window)
{
    public static NodeGroup Of(InferredNode node) => new([node], node, node.Kind, node.Window);

    public InferredNode Last => Nodes[^1];

    public TensorInfo Output => Last.Output;

    /// <summary>What follows the main node.</summary>
    public IEnumerable<InferredNode> Fused => Nodes.SkipWhile(node => !ReferenceEquals(node, Main)).Skip(1);
}
