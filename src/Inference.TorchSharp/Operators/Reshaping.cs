using System.Collections.Immutable;
using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>The same elements in another shape or order: Flatten, Reshape, Squeeze, Unsqueeze and Transpose.</summary>
internal static class Reshaping
{
    public static Operation Flatten(NodeDefinition node)
    {
        long axis = node.Attributes.Integer("axis", 1);
        return inputs => inputs[0].reshape(MatrixShape(inputs[0], axis));
    }

    public static Operation Reshape(NodeDefinition node)
    {
        long[] wanted = node.StoredIntegers(1) ?? throw node.Error("its target shape is missing");
        bool zeroCopies = node.Attributes.Integer("allowzero", 0) == 0;
        return inputs =>
        {
            long[] shape = inputs[0].shape;
            return inputs[0].reshape([.. wanted.Select((size, axis) => size == 0 && zeroCopies ? shape[axis] : size)]);
        };
    }

    public static Operation Squeeze(NodeDefinition node)
    {
        long[]? axes = node.Axes(1);
        return inputs =>
        {
            long[] shape = inputs[0].shape;
            return inputs[0].reshape([.. shape.Where((size, axis) => !(axes is null ? size == 1 : Contains(axes, axis, shape.Length)))]);
        };
    }

    public static Operation Unsqueeze(NodeDefinition node)
    {
        long[] axes = node.Axes(1) ?? throw node.Error("its axes are missing");
        return inputs =>
        {
            var sizes = new Queue<long>(inputs[0].shape);
            int rank = sizes.Count + axes.Length;
            return inputs[0].reshape([.. Enumerable.Range(0, rank).Select(axis => Contains(axes, axis, rank) ? 1 : sizes.Dequeue())]);
        };
    }

    /// <summary>Reverses the axes where it names no order.</summary>
    public static Operation Transpose(NodeDefinition node)
    {
        ImmutableArray<long>? order = node.Attributes.Integers("perm");
        return inputs => inputs[0].permute([.. order ?? [.. Enumerable.Range(0, (int)inputs[0].dim()).Reverse().Select(axis => (long)axis)]]);
    }

    /// <summary>The shape of a matrix: the dimensions before an axis are its rows, the others its columns.</summary>
    public static long[] MatrixShape(torch.Tensor tensor, long axis)
    {
        long[] shape = tensor.shape;
        int first = (int)(axis < 0 ? axis + shape.Length : axis);
        return [shape[..first].Aggregate(1L, (product, size) => product * size), -1];
    }

    private static bool Contains(long[] axes, int axis, int rank) => axes.Contains(axis) || axes.Contains(axis - rank);
}
