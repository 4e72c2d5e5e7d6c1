using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Operators;

/// <summary>MaxPool, AveragePool and GlobalAveragePool on N×C×….</summary>
internal static class Pooling
{
    public static IReadOnlyCollection<long> OutputShape(NodeContext context)
    {
        ImmutableArray<int> input = context.Shape(0, minimumRank: 3);
        return [input[0], input[1], .. Window.OutputSizes(context, input, Kernel(context, input.Length - 2))];
    }

    public static long Flops(NodeContext context, ImmutableArray<int> output)
    {
        ImmutableArray<int> kernel = Kernel(context, output.Length - 2);
        return checked(TensorShape.ElementCount(output.AsSpan()) * TensorShape.ElementCount(kernel.AsSpan()));
    }

    public static IReadOnlyCollection<long> GlobalShape(NodeContext context)
    {
        ImmutableArray<int> input = context.Shape(0, minimumRank: 3);
        return [input[0], input[1], .. Enumerable.Repeat(1L, input.Length - 2)];
    }

    public static SlidingWindow KernelWindow(NodeContext context) =>
        Window.Of(context, Kernel(context, context.Shape(0).Length - 2));

    /// <summary>The whole plane.</summary>
    public static SlidingWindow GlobalWindow(NodeContext context)
    {
        var size = ActivationSize.OfImages(context.Shape(0));
        return new SlidingWindow(size.Height, size.Width, 1, 1);
    }

    public static long GlobalFlops(NodeContext context, ImmutableArray<int> output) => context.Input(0).ElementCount;

    private static ImmutableArray<int> Kernel(NodeContext context, int rank) =>
        context.Integers("kernel_shape", rank, minimum: 1) ?? throw context.Error("its attribute kernel_shape is missing");
}
