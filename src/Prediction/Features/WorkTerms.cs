namespace Neurosurgeon.Prediction.Features;

/// <summary>The terms whose sum or product is the trend of a latency: each positive, and none falls when positions are added.</summary>
internal static class WorkTerms
{
    /// <summary>How many terms there are.</summary>
    public const int Count = 10;

    /// <summary>The names, in order, as files hold them.</summary>
    public static readonly string[] Names =
    [
        "constant", "weights", "flops", "reach", "input", "output", "flops_per_channel", "root_flops", "root_input", "root_output",
    ];

    /// <summary>By which power of the positions each term grows.</summary>
    public static readonly double[] PositionExponents = [0, 0, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5];

    /// <summary>Writes the terms at a number of positions.</summary>
    public static void Write(in WorkFeatures work, double positions, Span<double> terms)
    {
        double flops = positions * work.Flops;
        double input = positions * work.Stride * work.InputChannels;
        double output = positions * work.OutputChannels;
        terms[0] = 1;
        terms[1] = work.Weights;
        terms[2] = flops;
        terms[3] = positions * work.Reach;
        terms[4] = input;
        terms[5] = output;
        // Few channels on either side leave a matrix product little to reuse.
        terms[6] = flops / Math.Min(work.InputChannels, work.OutputChannels);
        terms[7] = Math.Sqrt(flops);
        terms[8] = Math.Sqrt(input);
        terms[9] = Math.Sqrt(output);
    }
}
