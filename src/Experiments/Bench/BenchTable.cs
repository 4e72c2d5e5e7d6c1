using System.Globalization;
using Neurosurgeon.Reports.Decisions;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>A run of <c>bench partition</c> for a person: a row a cell, and what they show together.</summary>
internal sealed class BenchTable(TextWriter output, BenchPlan plan) : IBenchReport
{
    private const string Row = "{0,-10}  {1,-8}  {2,5}  {3,-12}  {4,-12}  {5,6}  {6,15}  {7,9}  {8,9}  {9,10}  {10,9}  {11,9}  {12,8}";
    private bool _hasHead;

    /// <inheritdoc />
    public void Cell(BenchCell cell)
    {
        Head(cell.Unit);
        Line(
            cell.Case.Model, cell.Case.Link.Name, cell.Case.EdgeSpeed,
            BenchText.Name(cell, cell.Chosen), BenchText.Name(cell, cell.Best), cell.Regret.ToString("0.000", CultureInfo.InvariantCulture),
            $"{DecisionText.Amount(cell.Chosen.Value)} {Spread(cell.Chosen)}", DecisionText.Amount(cell.Chosen.Predicted!.Value), DecisionText.Amount(cell.Best.Value),
            Value(cell.CloudOnly), Value(cell.EdgeOnly), Value(cell.Maui), $"{cell.Cuts.Count(cut => cut.IsMeasured)} of {cell.Cuts.Length}");
    }

    /// <inheritdoc />
    public void Failed(BenchCase cell, string reason) => output.WriteLine($"{cell} could not be measured: {reason}");

    /// <inheritdoc />
    public void Summary(BenchSummary summary)
    {
        output.WriteLine();
        foreach (var line in BenchText.Summary(summary, plan.Target).Concat(BenchText.Method(plan)))
            output.WriteLine(line);
    }

    private void Head(string unit)
    {
        if (_hasHead)
            return;
        _hasHead = true;
        Line("network", "link", "speed", "chosen", "best", "regret", $"chosen {unit}", "predicted", "best", "cloud-only", "edge-only", "MAUI", "cuts run");
    }

    // Half of what lies between the least and the most.
    private static string Spread(CutOutcome cut) => cut.IsMeasured ? $"± {DecisionText.Amount((cut.Costs.Max() - cut.Costs.Min()) / 2)}" : "";

    // What was not run is only known to take at least so much.
    private static string Value(CutOutcome cut) => cut.IsMeasured ? DecisionText.Amount(cut.Value) : $"≥ {DecisionText.Amount(cut.Value)}";

    private void Line(params object[] cells) => output.WriteLine(string.Format(CultureInfo.InvariantCulture, Row, cells).TrimEnd());
}
