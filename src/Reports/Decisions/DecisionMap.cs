using System.Collections.Immutable;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Reports.Charts;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>The best cut over uplink and load, all else as it was asked.</summary>
internal static class DecisionMap
{
    // Divisors of the map's size in pixels: no seams between cells.
    private const int Columns = 128;
    private const int Rows = 32;
    private const double LeastMbps = 0.1;
    private const double MostMbps = 1000;
    private const double MostLoad = 10;

    /// <summary>Decides for each place of the map, which has what was asked in it.</summary>
    public static HeatMap Of(DecisionStudy study)
    {
        var problem = study.Problem;
        var uplink = Scale.Logarithmic([Math.Min(LeastMbps, problem.Link.UplinkMbps) * 1.001, Math.Max(MostMbps, problem.Link.UplinkMbps)]);
        var load = WithTicksBetween(Scale.Logarithmic([1.001, Math.Max(MostLoad, problem.LoadFactor)]));
        ImmutableArray<ImmutableArray<int>> best =
        [
            .. Enumerable.Range(0, Rows).Select(row => ImmutableArray.CreateRange(
                Enumerable.Range(0, Columns).Select(column => PartitionSearch.Best(
                    problem with
                    {
                        Link = problem.Link with { UplinkMbps = uplink.Value((column + 0.5) / Columns) },
                        LoadFactor = load.Value((row + 0.5) / Rows),
                    },
                    study.Target).CutIndex)))
        ];
        ImmutableArray<int> cuts = [.. best.SelectMany(row => row).Distinct().Order()];
        return new HeatMap(
            "map",
            "The best cut over uplink and load",
            $"From left to right the uplink grows, from bottom to top the cloud's load. The best is: {string.Join(", ", cuts.Select(study.Title))}.",
            new Axis("uplink, Mbit/s", uplink, problem.Link.UplinkMbps),
            new Axis("load factor K", load, problem.LoadFactor),
            [.. cuts.Select((cut, index) => new Region(study.Title(cut), Style(study, cut, index)))],
            [.. best.Select(row => row.Select(cut => cuts.IndexOf(cut)).ToImmutableArray())]);
    }

    private static string Style(DecisionStudy study, int cut, int index) =>
        cut == 0 ? ChartStyle.CloudRegion
        : cut == study.Network.Layers.Length ? ChartStyle.EdgeRegion
        : ChartStyle.MiddleRegion(index);

    private static Scale WithTicksBetween(Scale decades) =>
        decades with { Ticks = [.. decades.Ticks.SelectMany(tick => (double[])[tick, 2 * tick, 5 * tick]).Where(tick => tick <= decades.Most)] };
}
