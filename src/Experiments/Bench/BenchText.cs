using System.Globalization;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Reports.Charts;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>A run in words.</summary>
internal static class BenchText
{
    /// <summary>A cut in a word: its ends by what they mean, others by the layer before them.</summary>
    public static string Name(BenchCell cell, CutOutcome cut) =>
        cut.Index == 0 ? "cloud-only" : cut.Index == cell.LayerCount ? "edge-only" : cut.After;

    /// <summary>An edge in words.</summary>
    public static string Edge(double speed) => speed == 1 ? "edge at full speed" : Text($"edge at {speed:0.###} of its speed");

    /// <summary>What the cells show together, beside the paper's figures.</summary>
    public static IEnumerable<string> Summary(BenchSummary summary, Target target)
    {
        var paper = target == Target.Latency ? PaperFigures.Latency : PaperFigures.Energy;
        yield return Text($"{summary.Cells.Length} cells. {summary.CutsRun} cuts were run, and {summary.CutsLeftOut} left out: their bytes at the link's rate, and the layers on either side, already take more than the best. Where what is only compared with would take over {CellRunner.MostComparedTransferMs / 1000} s to send, it is computed so.");
        yield return Text($"Choice against best: {summary.Quality:P1} of the best in the mean (the paper: {paper.Quality:P1}), {1 / summary.WorstChoice.Regret:P1} at worst: {summary.WorstChoice.Case}.");
        yield return Text($"Against cloud-only: {Gain(summary.GainOverCloudOnly, target)} in the mean (the paper: {Gain(paper.MeanGain, target)}), {Gain(summary.MostGain.GainOver(summary.MostGain.CloudOnly), target)} at best (the paper: {Gain(paper.BestGain, target)}): {summary.MostGain.Case}.");
        yield return Text($"Against edge-only: {Gain(summary.GainOverEdgeOnly, target)} in the mean. Against MAUI's rule: {Gain(summary.GainOverMaui, target)} in the mean, {Gain(summary.MostGainOverMaui.GainOver(summary.MostGainOverMaui.Maui), target)} at best: {summary.MostGainOverMaui.Case}.");
        yield return summary.WorseThanCloudOnly == 0
            ? "No cell is worse than cloud-only by more than 2 %."
            : $"{summary.WorseThanCloudOnly} of {summary.Cells.Length} cells are worse than cloud-only by more than 2 %.";
        yield return Text($"Predicted against measured, chosen cut: off by {summary.PredictionError:P1} in the middle cell.");
    }

    /// <summary>How it was measured.</summary>
    public static IEnumerable<string> Method(BenchPlan plan)
    {
        yield return $"Edge: this machine with {ThreadCount.Of(BenchEdge.Threads)}. Cloud: a process on the same machine with {ThreadCount.Of(Environment.ProcessorCount)}. Links are emulated, see docs/network.md.";
        if (plan.EdgeSpeeds.Any(speed => speed < 1))
            yield return "A weaker edge is emulated: after each run of layers it waits until the run has taken 1 / speed times as long. All else is as quick as on this machine.";
        yield return $"The edge cuts five tasks as it likes, and then chooses. Every cut that can still be the best is run, the best ones {plan.Runs} times in turns; values are medians, and means over cells geometric. MAUI's rule takes the cut that the fewest bytes cross.";
        if (plan.Target == Target.Energy)
            yield return "Energy by the power model, not by a counter: measured time of the edge's layers × their configured power, and measured time of sending × the radio's power (docs/energy.md).";
    }

    private static string Gain(double gain, Target target) => target == Target.Latency
        ? $"{Quantity.Text(gain)} times as quick"
        : Text($"{1 - 1 / gain:P1} less");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
