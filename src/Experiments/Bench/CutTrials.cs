using System.Collections.Immutable;
using MathNet.Numerics.Statistics;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>What tasks have taken with the cuts of one network so far, and what follows from it.</summary>
/// <param name="cuts">All cuts.</param>
/// <param name="objective">What counts.</param>
internal sealed class CutTrials(ImmutableArray<BenchCut> cuts, Objective objective)
{
    // One run is off by less than this, or nearly always.
    private const double Near = 1.25;

    // So many sessions stay ready on both nodes, even of the largest networks.
    private const int MostContenders = 8;

    private readonly List<MeasuredTimes>[] _runs = [.. cuts.Select(_ => new List<MeasuredTimes>())];

    /// <summary>The cut of the least median; null before the first run.</summary>
    public int? Best => Measured.Any() ? Measured.MinBy(Median) : null;

    private IEnumerable<int> Measured => Enumerable.Range(0, cuts.Length).Where(WasRun);

    /// <summary>Takes in a run.</summary>
    public void Add(int cut, MeasuredTimes times) => _runs[cut].Add(times);

    /// <summary>Whether a cut has been run.</summary>
    public bool WasRun(int cut) => _runs[cut].Count > 0;

    /// <summary>What the runs with a cut took, in their order.</summary>
    public ImmutableArray<double> Costs(int cut) => [.. _runs[cut].Select(run => objective.Measured(cuts[cut], run))];

    /// <summary>How long the runs with a cut took together, in milliseconds.</summary>
    public double SpentMs(int cut) => _runs[cut].Sum(run => run.TotalMs);

    /// <summary>
    /// What no run with a cut can stay under. The edge computes at least as long as with any other cut that leaves it no more
    /// layers, and so does the cloud.
    /// </summary>
    public double Bound(int cut)
    {
        var layers = cuts[cut].EdgeLayers;
        return objective.Bound(cuts[cut], new LeastCompute(
            Most(run => run.EdgeMs, other => other.IsSubsetOf(layers)),
            Most(run => run.CloudMs, layers.IsSubsetOf)));

        double Most(Func<MeasuredTimes, double> ms, Func<LayerSet, bool> leavesNoMore) => Measured
            .Where(other => leavesNoMore(cuts[other].EdgeLayers)).Select(other => _runs[other].Min(ms)).DefaultIfEmpty().Max();
    }

    /// <summary>Whether a cut cannot be the best: its bound is above the best median.</summary>
    public bool IsRuledOut(int cut) => Best is { } best && Bound(cut) > Median(best);

    /// <summary>The cuts that may turn out to be the best when they are run again, the best first.</summary>
    public IEnumerable<int> Contenders() => Best is { } best
        ? Measured.Where(cut => Median(cut) <= Near * Median(best)).OrderBy(Median).Take(MostContenders)
        : [];

    private double Median(int cut) => Costs(cut).Median();
}
