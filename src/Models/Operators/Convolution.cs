using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Operators;

/// <summary>Conv over any number of spatial dimensions: input N×C×…, weight M×(C/group)×kernel….</summary>
internal static class Convolution
{
    public static LayerKind Kind(NodeContext context)
    {
        long group = context.Integer("group", 1);
        return group > 1 && group == context.Shape(0)[1] ? LayerKind.DepthwiseConvolution : LayerKind.Convolution;
    }

    public static IReadOnlyCollection<long> OutputShape(NodeContext context)
    {
        ImmutableArray<int> input = context.Shape(0, minimumRank: 3);
        ImmutableArray<int> weight = context.Shape(1, minimumRank: 3);
        long group = context.Integer("group", 1);
        if (weight.Length != input.Length)
            throw context.Error($"its weight has {weight.Length} dimensions, its input {input.Length}");
        if (group < 1 || group > input[1] || input[1] % group != 0 || weight[1] != input[1] / group || weight[0] % group != 0)
        {
            throw context.Error(
                $"{input[1]} input channels do not fit a weight of shape {string.Join('×', weight)} in {group} groups");
        }

        ImmutableArray<int> kernel = weight[2..];
        if (context.Integers("kernel_shape", kernel.Length, minimum: 1) is { } declared && !declared.SequenceEqual(kernel))
            throw context.Error($"its kernel_shape differs from its weight of shape {string.Join('×', weight)}");
        return [input[0], weight[0], .. Window.OutputSizes(context, input, kernel)];
    }

    public static SlidingWindow KernelWindow(NodeContext context) => Window.Of(context, context.Shape(1)[2..]);

    public static int Groups(NodeContext context) => (int)context.Integer("group", 1);

    /// <summary>2 for each multiply-accumulate: each output element reads one filter.</summary>
    public static long Flops(NodeContext context, ImmutableArray<int> output)
    {
        ImmutableArray<int> weight = context.Shape(1);
        return checked(2 * TensorShape.ElementCount(output.AsSpan()) * TensorShape.ElementCount(weight.AsSpan()[1..]));
    }
}
