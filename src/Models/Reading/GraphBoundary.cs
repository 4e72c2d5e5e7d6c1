using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Reading;

/// <summary>What a graph declares: the one input and the one output that a network must have, and tensors between.</summary>
internal static class GraphBoundary
{
    /// <exception cref="ModelException">There is not exactly one input, or its type or shape is not supported.</exception>
    public static TensorInfo SingleInput(GraphProto graph, Predicate<string> isStored)
    {
        // Old files list initializers among the inputs too.
        ValueInfoProto[] inputs = [.. graph.Input.Where(value => !isStored(value.Name))];
        if (inputs is not [var input])
            throw new ModelException($"it has {inputs.Length} inputs ({Names(inputs)}); exactly one is supported.");
        if (input.Name.Length == 0)
            throw new ModelException("its input has no name.");
        if (input.Type?.TensorType is not { ElemType: (int)ElementType.Float32, Shape: { } shape })
            throw new ModelException($"its input '{input.Name}' is not a float32 tensor of known shape.");
        long[] dimensions = [.. shape.Dim.Select((dimension, axis) => Dimension(input.Name, dimension, axis))];
        ImmutableArray<int> checkedShape = TensorShape.Checked(dimensions, ElementType.Float32) ?? throw new ModelException(
            $"its input '{input.Name}' has the shape ({string.Join(", ", dimensions)}); dimensions must be positive and its bytes at most {int.MaxValue}.");
        return new TensorInfo(input.Name, checkedShape, ElementType.Float32);
    }

    /// <exception cref="ModelException">There is not exactly one output.</exception>
    public static string SingleOutput(GraphProto graph) =>
        graph.Output is [{ Name.Length: > 0 } output]
            ? output.Name
            : throw new ModelException($"it has {graph.Output.Count} outputs ({Names(graph.Output)}); exactly one is supported.");

    /// <summary>Type and shape of all tensors for which the file states both, and which can be represented.</summary>
    public static Dictionary<string, TensorInfo> Declared(GraphProto graph)
    {
        var declared = new Dictionary<string, TensorInfo>();
        foreach (ValueInfoProto value in graph.ValueInfo.Concat(graph.Output))
        {
            if (value.Type?.TensorType is { Shape: { } shape, ElemType: (int)ElementType.Float32 or (int)ElementType.Int64 } type
                && TensorShape.Checked([.. shape.Dim.Select(OrOpen)], (ElementType)type.ElemType) is { } sizes)
                declared.TryAdd(value.Name, new TensorInfo(value.Name, sizes, (ElementType)type.ElemType));
        }

        return declared;

        // As with the input, an open first dimension counts as 1; another makes a shape that is none.
        static long OrOpen(TensorShapeProto.Types.Dimension dimension, int axis) => dimension.ValueCase switch
        {
            TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue => dimension.DimValue,
            _ => axis == 0 ? 1 : -1,
        };
    }

    private static long Dimension(string input, TensorShapeProto.Types.Dimension dimension, int axis) =>
        dimension.ValueCase switch
        {
            TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue => dimension.DimValue,
            _ when axis == 0 => 1,
            _ => throw new ModelException($"its input '{input}' has no fixed size in dimension {axis}; only the first may be open."),
        };

    private static string Names(IEnumerable<ValueInfoProto> values) => string.Join(", ", values.Select(value => value.Name));
}
