using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Operators;

/// <summary>Shapes of Flatten, Reshape, Transpose, Concat and of operands that broadcast.</summary>
internal static class Movement
{
    public static IReadOnlyCollection<long> ToLong(this ImmutableArray<int> shape) =>
        [.. shape.Select(dimension => (long)dimension)];

    public static IReadOnlyCollection<long> FlattenShape(NodeContext context)
    {
        ImmutableArray<int> input = context.Shape(0);
        int axis = context.Axis(input.Length, otherwise: 1, mayBeRank: true);
        return [TensorShape.ElementCount(input.AsSpan()[..axis]), TensorShape.ElementCount(input.AsSpan()[axis..])];
    }

    public static IReadOnlyCollection<long> ReshapeShape(NodeContext context)
    {
        ImmutableArray<int> input = context.Shape(0);
        ImmutableArray<long> wanted = context.IntegerConstant(1);
        bool zeroCopies = context.Integer("allowzero", 0) == 0;
        long[] output = [.. wanted];
        for (int axis = 0; axis < output.Length; axis++)
        {
            if (output[axis] == 0 && zeroCopies && axis < input.Length)
                output[axis] = input[axis];
        }

        // Multiplied in a wider type that no list of accepted dimensions can overflow unnoticed.
        UInt128 known = 1;
        foreach (long dimension in output)
        {
            if (dimension is < -1 or 0 or > int.MaxValue || known > int.MaxValue)
                throw Misfit();
            known *= dimension == -1 ? 1 : (UInt128)dimension;
        }

        UInt128 elements = (UInt128)TensorShape.ElementCount(input.AsSpan());
        int free = Array.IndexOf(output, -1);
        if (free >= 0 && elements % known == 0 && output.Count(dimension => dimension == -1) == 1)
            output[free] = (long)(elements / known);
        else if (free >= 0 || elements != known)
            throw Misfit();
        return output;

        ModelException Misfit() => context.Error(
            $"its input of shape {string.Join('×', input)} cannot be reshaped to ({string.Join(", ", wanted)})");
    }

    public static IReadOnlyCollection<long> TransposeShape(NodeContext context)
    {
        ImmutableArray<int> input = context.Shape(0);
        ImmutableArray<int> order = context.Integers("perm", input.Length, minimum: 0) ?? [.. Enumerable.Range(0, input.Length).Reverse()];
        return order.Order().SequenceEqual(Enumerable.Range(0, input.Length))
            ? [.. order.Select(axis => (long)input[axis])]
            : throw context.Error($"its order ({string.Join(", ", order)}) does not name each of {input.Length} dimensions once");
    }

    public static IReadOnlyCollection<long> ConcatShape(NodeContext context)
    {
        ImmutableArray<int> first = context.Shape(0, minimumRank: 1);
        int axis = context.Axis(first.Length, otherwise: long.MaxValue);
        long[] output = [.. first.ToLong()];
        for (int index = 1; index < context.InputCount; index++)
        {
            ImmutableArray<int> next = context.Shape(index);
            if (next.Length != first.Length || !next.SetItem(axis, first[axis]).SequenceEqual(first))
                throw context.Error($"shapes {string.Join('×', first)} and {string.Join('×', next)} cannot be joined");
            output[axis] += next[axis];
        }

        return output;
    }

    public static IReadOnlyCollection<long> BroadcastShape(NodeContext context) =>
        Broadcast(context, context.Shape(0), context.Shape(1));

    public static IReadOnlyCollection<long> Broadcast(NodeContext context, ImmutableArray<int> left, ImmutableArray<int> right)
    {
        int rank = Math.Max(left.Length, right.Length);
        long[] output = new long[rank];
        for (int axis = 1; axis <= rank; axis++)
        {
            int leftSize = axis <= left.Length ? left[^axis] : 1;
            int rightSize = axis <= right.Length ? right[^axis] : 1;
            if (leftSize != rightSize && leftSize != 1 && rightSize != 1)
                throw context.Error($"shapes {string.Join('×', left)} and {string.Join('×', right)} do not broadcast");
            output[^axis] = Math.Max(leftSize, rightSize);
        }

        return output;
    }

    public static bool BroadcastsTo(ImmutableArray<int> shape, ImmutableArray<int> target)
    {
        if (shape.Length > target.Length)
            return false;
        for (int axis = 1; axis <= shape.Length; axis++)
        {
            if (shape[^axis] != 1 && shape[^axis] != target[^axis])
                return false;
        }

        return true;
    }
}
