using System.Runtime.InteropServices;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>What is known of a node before it runs: what an operator is made ready from.</summary>
/// <param name="node">The node.</param>
/// <param name="opset">The version of the operator set that it is read by.</param>
/// <param name="stored">The stored tensor of a name; null where it is computed.</param>
internal sealed class NodeDefinition(GraphNode node, long opset, Func<string, Weight?> stored)
{
    public GraphNode Node => node;

    public NodeAttributes Attributes => node.Attributes;

    public long Opset => opset;

    /// <summary>The node as a message names it.</summary>
    public string Title => $"'{(node.Name.Length > 0 ? node.Name : node.Outputs.FirstOrDefault())}' ({node.Operator})";

    public bool HasInput(int index) => index < node.Inputs.Length && node.Inputs[index].Length > 0;

    /// <summary>Number of dimensions of a stored input; null where it is computed.</summary>
    public int? StoredRank(int index) => Stored(index)?.Info.Shape.Length;

    /// <summary>Integers that the graph stores as an input; null where the input is left out.</summary>
    /// <exception cref="InferenceException">They are computed.</exception>
    public long[]? StoredIntegers(int index) => !HasInput(index)
        ? null
        : Stored(index) is { Info.ElementType: ElementType.Int64 } constant
            ? MemoryMarshal.Cast<byte, long>(constant.Data.Span).ToArray()
            : throw Error($"its input {index} must be stored in the graph, as int64");

    /// <summary>A number that the graph stores as an input; null where the input is left out.</summary>
    /// <exception cref="InferenceException">It is computed.</exception>
    public float? StoredReal(int index) => !HasInput(index)
        ? null
        : Stored(index) is { Info: { ElementType: ElementType.Float32, ElementCount: 1 } } constant
            ? MemoryMarshal.Read<float>(constant.Data.Span)
            : throw Error($"its input {index} must be stored in the graph, as one float");

    /// <summary>Axes, which newer operator sets give as an input and older ones as an attribute.</summary>
    public long[]? Axes(int input) =>
        HasInput(input) ? StoredIntegers(input) : Attributes.Integers("axes") is { } axes ? [.. axes] : null;

    public InferenceException Error(string what) => new($"TorchSharp cannot compute the node {Title}: {what}.");

    private Weight? Stored(int index) => HasInput(index) ? stored(node.Inputs[index]) : null;
}
