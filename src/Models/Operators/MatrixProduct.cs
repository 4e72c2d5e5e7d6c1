using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Operators;

/// <summary>Gemm (with either operand transposed) and MatMul (with leading dimensions that broadcast).</summary>
internal static class MatrixProduct
{
    /// <summary>A product of two activations, as in attention, is not a fully connected layer.</summary>
    public static LayerKind Kind(NodeContext context) =>
        context.IsWeight(0) || context.IsWeight(1) ? LayerKind.FullyConnected : LayerKind.Other;

    public static IReadOnlyCollection<long> GemmShape(NodeContext context)
    {
        (long rows, long inner) = GemmOperand(context, 0, "transA");
        (long weightRows, long columns) = GemmOperand(context, 1, "transB");
        if (inner != weightRows)
            throw context.Error($"its operands do not fit: {rows}×{inner} by {weightRows}×{columns}");
        if (context.HasInput(2) && !Movement.BroadcastsTo(context.Shape(2), [(int)rows, (int)columns]))
            throw context.Error($"its bias of shape {string.Join('×', context.Shape(2))} does not fit {rows}×{columns}");
        return [rows, columns];
    }

    public static long GemmFlops(NodeContext context, ImmutableArray<int> output) =>
        checked(2 * TensorShape.ElementCount(output.AsSpan()) * GemmOperand(context, 0, "transA").Columns);

    public static IReadOnlyCollection<long> MatMulShape(NodeContext context)
    {
        ImmutableArray<int> left = context.Shape(0, minimumRank: 2);
        ImmutableArray<int> right = context.Shape(1, minimumRank: 2);
        if (left[^1] != right[^2])
            throw context.Error($"its operands do not fit: {string.Join('×', left)} by {string.Join('×', right)}");
        return [.. Movement.Broadcast(context, left[..^2], right[..^2]), left[^2], right[^1]];
    }

    public static long MatMulFlops(NodeContext context, ImmutableArray<int> output) =>
        checked(2 * TensorShape.ElementCount(output.AsSpan()) * context.Shape(0)[^1]);

    private static (long Rows, long Columns) GemmOperand(NodeContext context, int index, string transpose)
    {
        ImmutableArray<int> shape = context.Shape(index);
        if (shape.Length != 2)
            throw context.Error($"its input {index} has {shape.Length} dimensions; a matrix is needed");
        return context.Integer(transpose, 0) == 0 ? (shape[0], shape[1]) : (shape[1], shape[0]);
    }
}
