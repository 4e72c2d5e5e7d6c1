using System.Collections.Immutable;
using System.Xml.Linq;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Reports.Charts;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>A run as a page: what Tables 4 and 5 and Figures 11, 12 and 13 of the paper show, on this machine.</summary>
internal static class BenchPage
{
    /// <summary>The page as text.</summary>
    public static string Text(BenchSummary summary, BenchPlan plan) => Page.Text(
        plan.Target == Target.Latency ? "Where networks are cut for latency" : "Where networks are cut for energy",
        BenchText.Summary(summary, plan.Target).Select(line => new XElement("p", line)),
        plan.EdgeSpeeds.SelectMany(speed => Edge(new BenchGrid(summary.Cells, speed), plan)),
        new XElement("h2", "All figures"),
        Page.Wide("All figures", BenchPageTables.Figures(summary.Cells)),
        BenchText.Method(plan).Select(line => new XElement("p", line)));

    private static IEnumerable<XElement> Edge(BenchGrid grid, BenchPlan plan)
    {
        if (grid.IsEmpty)
            yield break;

        var edge = BenchText.Edge(grid.EdgeSpeed);
        var (table, figure) = plan.Target == Target.Latency ? ("Table 4", "Figure 11") : ("Table 5", "Figure 12");
        yield return new XElement("h2", $"The cuts chosen, {edge}");
        yield return Page.Wide("The cuts chosen", BenchPageTables.Choices(grid));
        yield return new XElement("p", $"The layer after which the edge cut; {table} of the paper. Where another cut was measured to be better, it is in brackets, with how near to it the choice is.");
        yield return Page.Figure(
            Chart(grid, $"gain-{grid.EdgeSpeed}", $"Against cloud-only, {edge}", cell => cell.GainOver(cell.CloudOnly)),
            $"How many times less the chosen cut takes than cloud-only; {figure} of the paper.");
        yield return Page.Figure(
            Chart(grid, $"maui-{grid.EdgeSpeed}", $"Against MAUI's rule, {edge}", cell => cell.GainOver(cell.Maui)),
            "How many times less the chosen cut takes than the one that the fewest bytes cross; Figure 13 of the paper.");
    }

    private static BarChart Chart(BenchGrid grid, string id, string title, Func<BenchCell, double> value)
    {
        ImmutableArray<Series> series =
        [
            .. grid.Links.Select((network, index) => new Series(
                network, ChartStyle.MiddleRegion(index),
                [.. grid.Models.Select(model => grid.Find(model, network) is { } cell ? value(cell) : 0)])),
        ];
        var least = grid.Cells.Min(value);
        var most = grid.Cells.Max(value);
        return new BarChart(
            id, title,
            $"A bar for each link, grouped by network. The least is {Quantity.Text(least)}, the most {Quantity.Text(most)}. The table below has every value.",
            "times", grid.Models, series, Scale.Logarithmic(grid.Cells.Select(value)));
    }
}
