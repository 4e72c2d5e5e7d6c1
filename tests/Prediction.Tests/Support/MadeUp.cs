using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Tests.Support;

/// <summary>Layers, and a device that computes them by a law of our own: overhead, arithmetic, memory, and a penalty for odd channels.</summary>
internal static class MadeUp
{
    private static readonly int[] Sides = [1, 7, 13, 14, 28, 56, 112];
    private static readonly int[] Channels = [3, 8, 16, 24, 32, 64, 100, 128, 256];

    public static LayerFeatures Convolution(int side, int kernel, int stride, int inputs, int outputs, int batch = 1, string? activation = "Relu")
    {
        int outputSide = (side - 1) / stride + 1;
        long weights = (long)kernel * kernel * inputs * outputs;
        return Layer(
            LayerKind.Convolution, "Conv", new(batch, inputs, side, side), new(batch, outputs, outputSide, outputSide),
            2 * weights * outputSide * outputSide * batch, 4 * weights) with
        {
            Window = new(kernel, kernel, stride, stride),
            Activation = activation,
        };
    }

    public static LayerFeatures FullyConnected(int inputs, int outputs, int batch = 1) => Layer(
        LayerKind.FullyConnected, "Gemm", new(batch, inputs, 1, 1), new(batch, outputs, 1, 1), 2L * batch * inputs * outputs, 4L * inputs * outputs);

    public static LayerFeatures Activation(string name, int channels, int side, int batch = 1)
    {
        var size = new ActivationSize(batch, channels, side, side);
        return Layer(LayerKind.Activation, name, size, size, size.Elements, 0);
    }

    /// <summary>What the device takes.</summary>
    public static double Milliseconds(LayerFeatures layer) =>
        0.004
        + layer.Flops / 3e7 * (layer.Input.Channels % 8 == 0 ? 1 : 1.6)
        + (layer.BytesRead + layer.BytesWritten) / 8e6 * (layer.Operator == "Tanh" ? 9 : 1);

    /// <summary>A sweep of convolutions, fully connected layers and two activations, measured with a few percent of noise.</summary>
    public static IReadOnlyList<LayerSample> Sweep(int seed = 1)
    {
        var random = new Random(seed);
        T Any<T>(T[] values) => values[random.Next(values.Length)];
        var layers = new List<LayerFeatures>();
        for (int i = 0; i < 400; i++)
            layers.Add(Convolution(Any(Sides), Any([1, 3, 5]), Any([1, 2]), Any(Channels), Any(Channels)));
        for (int i = 0; i < 150; i++)
            layers.Add(FullyConnected(random.Next(10, 5000), random.Next(10, 5000), Any([1, 4])));
        for (int i = 0; i < 60; i++)
            layers.AddRange([Activation("Relu", Any(Channels), Any(Sides)), Activation("Tanh", Any(Channels), Any(Sides))]);
        return [.. layers.Select(layer => new LayerSample(layer, 2, Milliseconds(layer) * Math.Exp(0.03 * (random.NextDouble() * 2 - 1))))];
    }

    private static LayerFeatures Layer(LayerKind kind, string name, ActivationSize input, ActivationSize output, long flops, long weightBytes) => new()
    {
        Kind = kind,
        Operator = name,
        HasBatchNormalization = false,
        Activation = null,
        Flops = flops,
        InputBytes = 4 * input.Elements,
        OutputBytes = 4 * output.Elements,
        WeightBytes = weightBytes,
        Input = input,
        Output = output,
        Window = SlidingWindow.None,
        Groups = 1,
    };
}
