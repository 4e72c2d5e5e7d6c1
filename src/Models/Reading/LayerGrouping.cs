using System.Collections.Frozen;

namespace Neurosurgeon.Models.Reading;

/// <summary>
/// Groups nodes that an engine computes in one pass, so that a cut never separates them: a convolution with its batch
/// normalisation and activation, a matrix product with its bias and activation, an addition with its activation. A
/// node joins the group before it only if nothing else reads that group's result.
/// </summary>
internal static class LayerGrouping
{
    private static readonly FrozenSet<string> Activations = FrozenSet.Create("Relu", "Clip", "Sigmoid", "Tanh");

    /// <summary>Operators that do nothing at inference, and so join any group.</summary>
    private static readonly FrozenSet<string> NoOperations = FrozenSet.Create("Identity", "Dropout");

    /// <param name="nodes">In topological order.</param>
    /// <param name="isStored">Whether a tensor of that name is stored, rather than computed.</param>
    /// <param name="output">Name of the network output, which counts as a reader.</param>
    /// <returns>The groups, in the order of their first nodes: a topological order of the groups.</returns>
    public static List<List<InferredNode>> Group(
        IReadOnlyList<InferredNode> nodes, Predicate<string> isStored, string output)
    {
        ILookup<string, InferredNode> readers = nodes
            .SelectMany(node => node.Node.Input.Select(input => (input, node)))
            .ToLookup(read => read.input, read => read.node);
        var grouped = new HashSet<InferredNode>(ReferenceEqualityComparer.Instance);
        var groups = new List<List<InferredNode>>();
        foreach (InferredNode first in nodes)
        {
            if (!grouped.Add(first))
                continue;
            List<InferredNode> group = [first];
            while (group[^1].Output.Name != output
                   && readers[group[^1].Output.Name].ToList() is [var next]
                   && OperandsAreStored(next, group[^1], isStored)
                   && Joins(group, next))
            {
                group.Add(next);
                grouped.Add(next);
            }

            groups.Add(group);
        }

        return groups;
    }

    private static bool OperandsAreStored(InferredNode next, InferredNode previous, Predicate<string> isStored) =>
        next.Node.Input.All(input => input.Length == 0 || input == previous.Output.Name || isStored(input));

    private static bool Joins(List<InferredNode> group, InferredNode next)
    {
        string operation = next.Node.OpType;
        if (NoOperations.Contains(operation))
            return true;
        bool hasActivation = group.Exists(node => Activations.Contains(node.Node.OpType));
        return group[0].Node.OpType switch
        {
            "Conv" when operation == "BatchNormalization" => group.TrueForAll(node => node.Node.OpType == "Conv"),
            "MatMul" when operation == "Add" => group.TrueForAll(node => node.Node.OpType == "MatMul"),
            "Conv" or "Gemm" or "MatMul" or "Add" => !hasActivation && Activations.Contains(operation),
            _ => false,
        };
    }
}
