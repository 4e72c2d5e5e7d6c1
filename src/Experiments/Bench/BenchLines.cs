using System.Collections.Immutable;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Reports;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>A run of <c>bench partition</c> for a program: an object a cell, and one for what they show together.</summary>
internal sealed class BenchLines(TextWriter output, BenchPlan plan) : IBenchReport
{
    private readonly string _target = plan.Target.ToString();

    /// <inheritdoc />
    public void Cell(BenchCell cell) => Write(new CellLine(
        "cell", cell.Case.Model, LinkPart.From(cell.Case), cell.Case.EdgeSpeed, _target, cell.Unit, JsonLines.Ms(cell.Regret),
        CutLine.From(cell.Chosen), CutLine.From(cell.Best), CutLine.From(cell.CloudOnly), CutLine.From(cell.EdgeOnly), CutLine.From(cell.Maui),
        [.. cell.Cuts.Select(CutLine.From)]));

    /// <inheritdoc />
    public void Failed(BenchCase cell, string reason) => Write(new FailedLine(
        "failed", cell.Model, LinkPart.From(cell), cell.EdgeSpeed, reason));

    /// <inheritdoc />
    public void Summary(BenchSummary summary) => Write(new SummaryLine(
        "summary", _target, summary.Cells.Length, summary.CutsRun, summary.CutsLeftOut,
        JsonLines.Ms(summary.Quality), JsonLines.Ms(1 / summary.WorstChoice.Regret),
        JsonLines.Ms(summary.GainOverCloudOnly), JsonLines.Ms(summary.MostGain.GainOver(summary.MostGain.CloudOnly)), summary.WorseThanCloudOnly,
        JsonLines.Ms(summary.GainOverEdgeOnly), JsonLines.Ms(summary.GainOverMaui), JsonLines.Ms(summary.PredictionError),
        plan.Target == Target.Latency ? PaperFigures.Latency : PaperFigures.Energy));

    private void Write<T>(T line) => output.WriteLine(JsonLines.Write(line));

    private sealed record CellLine(
        string Type, string Model, LinkPart Link, double EdgeSpeed, string Target, string Unit, double Regret,
        CutLine Chosen, CutLine Best, CutLine CloudOnly, CutLine EdgeOnly, CutLine Maui, ImmutableArray<CutLine> Cuts);

    private sealed record LinkPart(string Name, double UplinkMbps, double DownlinkMbps, double RttMs)
    {
        public static LinkPart From(BenchCase cell) => new(cell.Link.Name, cell.Link.Conditions.UplinkMbps, cell.Link.Conditions.DownlinkMbps, cell.Link.Conditions.RttMs);
    }

    /// <summary>A cut: its median with least and most, or, where it was not run, what it takes at least.</summary>
    private sealed record CutLine(int Index, string After, long Bytes, double? Predicted, int Runs, double? Median, double? Least, double? Most, double? AtLeast)
    {
        public static CutLine From(CutOutcome cut) => new(
            cut.Index, cut.After, cut.Bytes, cut.Predicted is { } predicted ? JsonLines.Ms(predicted) : null, cut.Costs.Length,
            Measured(cut, () => cut.Value), Measured(cut, () => cut.Costs.Min()), Measured(cut, () => cut.Costs.Max()),
            cut.IsMeasured ? null : JsonLines.Ms(cut.Bound));

        private static double? Measured(CutOutcome cut, Func<double> value) => cut.IsMeasured ? JsonLines.Ms(value()) : null;
    }

    private sealed record FailedLine(string Type, string Model, LinkPart Link, double EdgeSpeed, string Reason);

    private sealed record SummaryLine(
        string Type, string Target, int Cells, int CutsRun, int CutsLeftOut, double Quality, double WorstQuality,
        double GainOverCloudOnly, double MostGainOverCloudOnly, int WorseThanCloudOnly, double GainOverEdgeOnly, double GainOverMaui, double PredictionError,
        PaperFigures Paper);
}
