namespace Neurosurgeon.Prediction.Features;

/// <summary>
/// What the residual of a trend looks at, in natural logarithms. The first <see cref="PositionCount"/> grow with the
/// number of positions; with the offset alone (positions = 1) the others are as they are.
/// </summary>
internal static class LogFeatures
{
    /// <summary>How many of them, from the first, have the logarithm of the positions added.</summary>
    public const int PositionCount = 5;

    /// <summary>How many there are.</summary>
    public const int Count = 15;

    /// <summary>The names, in order, as files hold them.</summary>
    public static readonly string[] Names =
    [
        "positions", "flops", "input", "output", "reach",
        "input_channels", "output_channels", "kernel", "stride", "weights", "window_depth",
        "input_alignment", "output_alignment", "groups", "activation",
    ];

    /// <summary>Writes the features at one position.</summary>
    public static void WriteAtOnePosition(in WorkFeatures work, Span<float> logs)
    {
        float inputChannels = Log(work.InputChannels), outputChannels = Log(work.OutputChannels);
        float kernel = Log(work.Kernel), stride = Log(work.Stride), groups = Log(work.Groups);
        float depth = kernel + inputChannels - groups;
        logs[0] = 0;
        logs[1] = Log(1 + work.Flops);
        logs[2] = stride + inputChannels;
        logs[3] = outputChannels;
        logs[4] = depth;
        logs[5] = inputChannels;
        logs[6] = outputChannels;
        logs[7] = kernel;
        logs[8] = stride;
        logs[9] = Log(1 + work.Weights);
        logs[10] = depth;
        logs[11] = Log(work.InputAlignment);
        logs[12] = Log(work.OutputAlignment);
        logs[13] = groups;
        logs[14] = (float)work.Activation;
    }

    private static float Log(double value) => MathF.Log((float)value);
}
