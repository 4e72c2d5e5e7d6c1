using System.Collections.Frozen;

namespace Neurosurgeon.Models.Reading;

/// <summary>Which nodes an engine fuses onto which.</summary>
internal static class Fusion
{
    private const string Normalization = "BatchNormalization";

    private static readonly FrozenSet<string> Activations = FrozenSet.Create("Relu", "Clip", "Sigmoid", "Tanh");

    /// <summary>
    /// Operators that do nothing at inference, so that they join any group and stop nothing. ONNX Runtime leaves them
    /// out before it fuses; only one that makes the output of a session stays, as a copy.
    /// </summary>
    private static readonly FrozenSet<string> NoOperations = FrozenSet.Create("Identity", "Dropout");

    /// <summary>The group with the node that reads its result, or null where that begins another layer.</summary>
    public static NodeGroup? Join(NodeGroup group, InferredNode next)
    {
        NodeGroup joined = group with { Nodes = group.Nodes.Add(next) };
        if (NoOperations.Contains(next.Node.OpType))
            return joined;
        if (NoOperations.Contains(group.Main.Node.OpType))
            return joined with { Main = next, Kind = next.Kind, Window = next.Window };
        return Fuses(group, next.Node.OpType) ? joined : null;
    }

    /// <summary>Whether a batch normalisation is fused onto the group's main node.</summary>
    public static bool HasBatchNormalization(NodeGroup group) => group.Fused.Any(node => node.Node.OpType == Normalization);

    /// <summary>The activation function that is fused onto the group's main node, or null.</summary>
    public static string? Activation(NodeGroup group) =>
        group.Fused.Select(node => node.Node.OpType).FirstOrDefault(Activations.Contains);

    private static bool Fuses(NodeGroup group, string operation)
    {
        bool isBare = group.Fused.All(node => NoOperations.Contains(node.Node.OpType));
        return group.Main.Node.OpType switch
        {
            "Conv" when operation == Normalization => isBare,
            "MatMul" when operation == "Add" => isBare,
            "Conv" or "Gemm" or "MatMul" or "Add" => Activation(group) is null && Activations.Contains(operation),
            _ => false,
        };
    }
}
