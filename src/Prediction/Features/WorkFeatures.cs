using System.Numerics;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Features;

/// <summary>
/// A layer as predictors see it: a configuration, and how many positions it is computed at. Everything but
/// <see cref="Positions"/> stays as it is when the same configuration is given a larger image or batch, and what
/// grows then grows in proportion to it. The promise that more work never takes less time rests on this.
/// </summary>
internal readonly struct WorkFeatures
{
    private const int LargestAlignment = 64;

    /// <param name="features">The layer.</param>
    public WorkFeatures(LayerFeatures features)
    {
        ActivationSize input = features.Input, output = features.Output;
        SlidingWindow window = features.Window;
        bool perElement = IsPerElement(features.Kind);
        // A window over the whole plane grows with it, so it is the input's size that counts.
        bool wholePlane = features.Kind == LayerKind.AveragePooling && output.Height == 1 && output.Width == 1;
        ActivationSize counted = wholePlane ? input : output;
        Positions = (double)counted.Batch * counted.Height * counted.Width * (perElement ? counted.Channels : 1);
        InputChannels = perElement ? Math.Max(1, (double)input.Elements / output.Elements) : input.Channels;
        OutputChannels = perElement || wholePlane ? 1 : output.Channels;
        Kernel = wholePlane ? 1 : (double)window.Height * window.Width;
        Stride = wholePlane ? 1 : (double)window.StrideHeight * window.StrideWidth;
        Groups = features.Groups;
        Flops = features.Flops / Positions;
        Weights = features.Kind == LayerKind.LocallyConnected || perElement ? 0 : features.WeightBytes;
        InputAlignment = Alignment(input.Channels);
        OutputAlignment = Alignment(output.Channels);
        Activation = ActivationCost(features.Activation);
    }

    /// <summary>Positions: of the output, times the batch; of layers that treat each element alike, elements.</summary>
    public double Positions { get; }

    /// <summary>Floating-point operations a position.</summary>
    public double Flops { get; }

    /// <summary>Bytes of weights that all positions share.</summary>
    public double Weights { get; }

    /// <summary>Input channels.</summary>
    public double InputChannels { get; }

    /// <summary>Output channels.</summary>
    public double OutputChannels { get; }

    /// <summary>Elements of the window in one channel.</summary>
    public double Kernel { get; }

    /// <summary>Input positions an output position.</summary>
    public double Stride { get; }

    /// <summary>Groups of a convolution.</summary>
    public double Groups { get; }

    /// <summary>The largest power of two, up to 64, that divides the input channels: vector code likes them even.</summary>
    public double InputAlignment { get; }

    /// <summary>As <see cref="InputAlignment"/>, of the output channels.</summary>
    public double OutputAlignment { get; }

    /// <summary>What the fused activation costs: 0 none, 1 a comparison, 2 more.</summary>
    public double Activation { get; }

    /// <summary>Input elements that an output position looks at.</summary>
    public double Reach => Kernel * InputChannels / Groups;

    // Local response normalisation looks along the channels, a concatenation is led by its output.
    private static bool IsPerElement(LayerKind kind) =>
        kind is LayerKind.Activation or LayerKind.ElementwiseAdd or LayerKind.Reshape or LayerKind.Other or LayerKind.Concatenation;

    private static double Alignment(int channels) => Math.Min(LargestAlignment, 1 << BitOperations.TrailingZeroCount(channels));

    private static double ActivationCost(string? activation) => activation switch
    {
        null => 0,
        "Relu" or "Clip" or "LeakyRelu" => 1,
        _ => 2,
    };
}
