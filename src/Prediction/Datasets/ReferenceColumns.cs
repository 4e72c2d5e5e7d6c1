using System.Numerics;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Datasets;

/// <summary>
/// The columns of the reference implementation's dataset: files <c>KIND_lat.csv</c> of square images, one image a batch,
/// float32, padding such that the output has ⌈HW / stride⌉ rows. Its FLOPs are counted in several ways and rounded, so
/// they are checked and computed anew.
/// </summary>
internal sealed class ReferenceColumns : IColumns
{
    /// <summary>What a file's name ends with.</summary>
    public const string FileEnd = "_lat";

    private const int ElementBytes = sizeof(float);
    private readonly Func<CsvLine, LayerFeatures> _read;

    private ReferenceColumns(string names, Func<CsvLine, LayerFeatures> read)
    {
        Names = names.Split(',');
        _read = read;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The columns of each kind's file, by the name of the file without <see cref="FileEnd"/>.</summary>
    public static IReadOnlyDictionary<string, ReferenceColumns> ByFile { get; } = new Dictionary<string, ReferenceColumns>
    {
        ["conv"] = new("HW,kernel,stride,Cin,Cout,FLOPs,latency", Convolution),
        ["dw_conv"] = new("HW,kernel,stride,Cin,FLOPs,latency", DepthwiseConvolution),
        ["linear"] = new("in_features,out_features,FLOPs,latency", FullyConnected),
        ["maxpool"] = new("HW,kernel,stride,Cin,latency", MaxPooling),
        ["avgpool"] = new("HW,output,Cin,latency", AveragePooling),
        ["batchnorm"] = new("HW,Cin,latency", BatchNormalization),
    };

    /// <inheritdoc/>
    public LayerSample Read(CsvLine line, LayerKind kind) => new(_read(line), null, line.Milliseconds("latency"));

    private static LayerFeatures Convolution(CsvLine line)
    {
        line.Magnitude("FLOPs");
        return Windowed(LayerKind.Convolution, "Conv", line, line.Size("Cin"), line.Size("Cout"), 1);
    }

    private static LayerFeatures DepthwiseConvolution(CsvLine line)
    {
        line.Magnitude("FLOPs");
        int channels = line.Size("Cin");
        return Windowed(LayerKind.DepthwiseConvolution, "Conv", line, channels, channels, channels);
    }

    private static LayerFeatures Windowed(LayerKind kind, string name, CsvLine line, int inputs, int outputs, int groups)
    {
        int side = line.Size("HW"), kernel = line.Size("kernel"), stride = line.Size("stride");
        int outputSide = Divided(side, stride);
        double weights = (double)kernel * kernel * (inputs / groups) * outputs;
        return Layer(
            kind, name, new(1, inputs, side, side), new(1, outputs, outputSide, outputSide), new(kernel, kernel, stride, stride),
            groups, 2 * weights * outputSide * outputSide, weights + outputs);
    }

    private static LayerFeatures FullyConnected(CsvLine line)
    {
        line.Magnitude("FLOPs");
        int inputs = line.Size("in_features"), outputs = line.Size("out_features");
        double weights = (double)inputs * outputs;
        return Layer(
            LayerKind.FullyConnected, "Gemm", new(1, inputs, 1, 1), new(1, outputs, 1, 1), SlidingWindow.None, 1, 2 * weights, weights + outputs);
    }

    private static LayerFeatures MaxPooling(CsvLine line)
    {
        int side = line.Size("HW"), kernel = line.Size("kernel"), stride = line.Size("stride"), channels = line.Size("Cin");
        int outputSide = Divided(side, stride);
        return Pooling(LayerKind.MaxPooling, "MaxPool", side, outputSide, new(kernel, kernel, stride, stride), channels, (double)kernel * outputSide);
    }

    /// <summary>
    /// PyTorch's adaptive pooling: window i of n along a side s begins at ⌊i · s / n⌋ and ends before ⌈(i + 1) · s / n⌉, so
    /// that windows overlap and differ in length where n does not divide s. Together they cover s + n − gcd(s, n).
    /// </summary>
    private static LayerFeatures AveragePooling(CsvLine line)
    {
        int side = line.Size("HW"), outputSide = line.Size("output");
        long together = (long)side + outputSide - (long)BigInteger.GreatestCommonDivisor(side, outputSide);
        int longest = (int)((together - 1) / outputSide + 1);
        int stride = Math.Max(1, side / outputSide);
        return Pooling(
            LayerKind.AveragePooling, "AveragePool", side, outputSide, new(longest, longest, stride, stride), line.Size("Cin"), together);
    }

    private static LayerFeatures Pooling(
        LayerKind kind, string name, int side, int outputSide, SlidingWindow window, int channels, double elementsAlongASide) =>
        Layer(
            kind, name, new(1, channels, side, side), new(1, channels, outputSide, outputSide), window, 1,
            elementsAlongASide * elementsAlongASide * channels, 0);

    private static LayerFeatures BatchNormalization(CsvLine line)
    {
        int side = line.Size("HW"), channels = line.Size("Cin");
        var size = new ActivationSize(1, channels, side, side);
        return Layer(LayerKind.Normalization, "BatchNormalization", size, size, SlidingWindow.None, 1, 2.0 * size.Elements, 4.0 * channels);
    }

    private static LayerFeatures Layer(
        LayerKind kind, string name, ActivationSize input, ActivationSize output, SlidingWindow window, int groups, double flops, double weights) =>
        new()
        {
            Kind = kind,
            Operator = name,
            HasBatchNormalization = false,
            Activation = null,
            // What is too large for the type is refused as such.
            Flops = (long)flops,
            InputBytes = input.Elements * ElementBytes,
            OutputBytes = output.Elements * ElementBytes,
            WeightBytes = (long)(weights * ElementBytes),
            Input = input,
            Output = output,
            Window = window,
            Groups = groups,
        };

    private static int Divided(int side, int stride) => (side - 1) / stride + 1;
}
