using System.Collections.Immutable;

namespace Neurosurgeon.Models.Onnx;

/// <summary>One ONNX operator of the graph.</summary>
/// <param name="Name">Its name in the file; may be empty or repeated in graphs from elsewhere.</param>
/// <param name="Operator">The ONNX operator, for example <c>Conv</c>.</param>
/// <param name="Inputs">Names of the tensors it reads, weights included; an omitted optional one is empty.</param>
/// <param name="Outputs">Names of the tensors it makes.</param>
/// <param name="Attributes">What it is set to.</param>
public sealed record GraphNode(
    string Name,
    string Operator,
    ImmutableArray<string> Inputs,
    ImmutableArray<string> Outputs,
    NodeAttributes Attributes)
{
    internal static GraphNode Create(NodeProto node) =>
        new(node.Name, node.OpType, [.. node.Input], [.. node.Output], new NodeAttributes(node));
}
