using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Operators;

/// <summary>The sliding window of a convolution or pooling, over the spatial dimensions (all after the second).</summary>
internal static class Window
{
    /// <summary>Sizes of the output's spatial dimensions.</summary>
    public static IEnumerable<long> OutputSizes(NodeContext context, ImmutableArray<int> input, ImmutableArray<int> kernel)
    {
        int rank = input.Length - 2;
        ImmutableArray<int> ones = [.. Enumerable.Repeat(1, rank)];
        ImmutableArray<int> strides = context.Integers("strides", rank, minimum: 1) ?? ones;
        ImmutableArray<int> dilations = context.Integers("dilations", rank, minimum: 1) ?? ones;
        ImmutableArray<int> pads = context.Integers("pads", 2 * rank, minimum: 0) ?? [.. new int[2 * rank]];
        string padding = context.Text("auto_pad", "NOTSET");
        bool roundUp = context.Integer("ceil_mode", 0) != 0;

        for (int axis = 0; axis < rank; axis++)
        {
            long size = input[axis + 2];
            long extent = ((kernel[axis] - 1L) * dilations[axis]) + 1;
            long stride = strides[axis];
            (long before, long after) = padding switch
            {
                "NOTSET" => (pads[axis], pads[axis + rank]),
                "VALID" => (0L, 0L),
                "SAME_UPPER" or "SAME_LOWER" => SamePads(size, extent, stride),
                _ => throw context.Error($"its auto_pad '{padding}' is not known"),
            };
            long room = size + before + after - extent;
            if (room < 0)
                throw context.Error($"its window of {extent} is larger than its padded input of {size + before + after}");
            long output = (room / stride) + 1;

            // Rounding up must not add a window that begins in the padding behind the input.
            if (roundUp && room % stride != 0 && output * stride < size + before)
                output++;
            yield return output;
        }
    }

    /// <summary>A kernel with the node's strides, as two dimensions.</summary>
    public static SlidingWindow Of(NodeContext context, ImmutableArray<int> kernel)
    {
        ImmutableArray<int> strides = context.Integers("strides", kernel.Length, minimum: 1) ?? [.. Enumerable.Repeat(1, kernel.Length)];
        return new SlidingWindow(AllButLast(kernel), kernel[^1], AllButLast(strides), strides[^1]);
    }

    // Kernels and strides may be any numbers of a file; those beyond an int are no windows that a tensor could have.
    private static int AllButLast(ImmutableArray<int> sizes) =>
        (int)Math.Min(int.MaxValue, sizes.SkipLast(1).Aggregate(1.0, (product, size) => product * size));

    private static (long Before, long After) SamePads(long size, long extent, long stride)
    {
        long windows = ((size - 1) / stride) + 1;
        return (0, Math.Max(0, ((windows - 1) * stride) + extent - size));
    }
}
