using System.Collections.Immutable;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>MaxPool and AveragePool over two spatial dimensions, and GlobalAveragePool over any number.</summary>
internal static class Pooling
{
    public static torch.Tensor GlobalAverage(Operands inputs) =>
        inputs[0].mean([.. Enumerable.Range(2, (int)inputs[0].dim() - 2).Select(axis => (long)axis)], true);

    public static Operation Max(NodeDefinition node)
    {
        long[] kernel = Kernel(node);
        Window window = Window.Read(node);
        bool roundsUp = RoundsUp(node);
        return inputs =>
        {
            (torch.Tensor input, long[] padding) = window.Pad(inputs[0], kernel, double.NegativeInfinity, MostPadding(kernel));
            torch.Tensor maximum = functional.max_pool2d(input, kernel, window.Strides, padding, window.Dilations, roundsUp);
            return roundsUp ? window.Trim(maximum, inputs[0].shape) : maximum;
        };
    }

    public static Operation Average(NodeDefinition node)
    {
        long[] kernel = Kernel(node);
        Window window = Window.Read(node);
        bool roundsUp = RoundsUp(node);
        bool countsPadding = node.Attributes.Integer("count_include_pad", 0) != 0;
        if (window.Dilations is not [1, 1])
            throw node.Error("its window has gaps (dilations), which are not supported");
        return inputs =>
        {
            (torch.Tensor input, long[] padding) = window.Pad(inputs[0], kernel, value: 0, MostPadding(kernel));
            torch.Tensor mean = functional.avg_pool2d(input, kernel, window.Strides, padding, roundsUp, countsPadding);
            torch.Tensor result = countsPadding || ReferenceEquals(input, inputs[0]) ? mean : mean.div(Covered(inputs[0]));
            return roundsUp ? window.Trim(result, inputs[0].shape) : result;
        };

        // The share of each window that is not padding, where libtorch was given the padding as part of the input.
        torch.Tensor Covered(torch.Tensor input)
        {
            torch.Tensor ones = torch.ones([1, 1, input.shape[2], input.shape[3]], torch.ScalarType.Float32, input.device);
            return functional.avg_pool2d(window.Pad(ones, kernel, value: 0, MostPadding(kernel)).Input, kernel, window.Strides, [0, 0], roundsUp, true);
        }
    }

    private static long[] Kernel(NodeDefinition node)
    {
        ImmutableArray<long> kernel = node.Attributes.Integers("kernel_shape") ?? throw node.Error("its attribute kernel_shape is missing");
        return kernel.Length == 2
            ? [.. kernel]
            : throw node.Error($"its window has {kernel.Length} dimensions; only two are supported");
    }

    private static bool RoundsUp(NodeDefinition node) => node.Attributes.Integer("ceil_mode", 0) != 0;

    /// <summary>libtorch pools with at most half of a window as padding.</summary>
    private static long MostPadding(long[] kernel) => kernel.Min() / 2;
}
