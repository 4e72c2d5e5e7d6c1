using System.Collections.Immutable;

namespace Neurosurgeon.Models.Reading;

/// <summary>
/// Groups nodes that an engine computes in one pass, so that a cut never separates them: a convolution with its batch
/// normalisation and activation, a matrix product with its bias and activation, an addition with its activation, the
/// nodes of a locally connected layer. A node joins the group before it only if nothing else reads that group's result.
/// </summary>
internal static class LayerGrouping
{
    /// <param name="nodes">In topological order.</param>
    /// <param name="isStored">Whether a tensor of that name is stored, rather than computed.</param>
    /// <param name="output">Name of the network output, which counts as a reader.</param>
    /// <returns>The groups, in the order of their first nodes: a topological order of the groups.</returns>
    public static ImmutableArray<NodeGroup> Group(
        IReadOnlyList<InferredNode> nodes, Predicate<string> isStored, string output)
    {
        ILookup<string, InferredNode> readers = nodes
            .SelectMany(node => node.Node.Input.Select(input => (input, node)))
            .ToLookup(read => read.input, read => read.node);
        var grouped = new HashSet<InferredNode>(ReferenceEqualityComparer.Instance);
        var groups = ImmutableArray.CreateBuilder<NodeGroup>();
        foreach (InferredNode first in nodes)
        {
            if (grouped.Contains(first))
                continue;
            NodeGroup group = LocallyConnectedPattern.Match(first, OnlyReader) ?? NodeGroup.Of(first);
            while (OnlyReader(group.Last) is { } next && Fusion.Join(group, next) is { } joined)
                group = joined;
            grouped.UnionWith(group.Nodes);
            groups.Add(group);
        }

        return groups.DrainToImmutable();

        // The node that alone reads another's result, and nothing else that is computed.
        InferredNode? OnlyReader(InferredNode node) =>
            node.Output.Name != output
            && readers[node.Output.Name].ToList() is [var next]
            && next.Node.Input.All(input => input.Length == 0 || input == node.Output.Name || isStored(input))
                ? next
                : null;
    }
}
