namespace Neurosurgeon.Experiments.Bench;

/// <summary>What the paper reports for its devices (Kang et al., ASPLOS 2017, abstract and section 6).</summary>
/// <param name="Quality">Best possible / chosen, in the mean.</param>
/// <param name="MeanGain">Cloud-only / chosen, in the mean.</param>
/// <param name="BestGain">Cloud-only / chosen, in the best case.</param>
internal sealed record PaperFigures(double Quality, double MeanGain, double BestGain)
{
    /// <summary>For latency: 3.1 times as quick, at best 40.7 times.</summary>
    public static PaperFigures Latency { get; } = new(0.985, 3.1, 40.7);

    /// <summary>For the edge's energy: 59.5 % less, at best 94.7 % less.</summary>
    public static PaperFigures Energy { get; } = new(0.988, 1 / (1 - 0.595), 1 / (1 - 0.947));
}
