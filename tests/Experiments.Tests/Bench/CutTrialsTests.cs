using System.Collections.Immutable;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Experiments.Bench;
using Neurosurgeon.LinkEmulation;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Experiments.Tests.Bench;

public sealed class CutTrialsTests
{
    // 8 Mbit/s are 1,000 bytes a millisecond.
    private static readonly LinkConditions Link = new(8, 8, 20);
    private static readonly ImmutableArray<BenchCut> Cuts = [Cut(0, 40_000), Cut(1, 10_000), Cut(2, 80_000), Cut(3, 5_000), Cut(4, 0)];
    private readonly CutTrials _trials = new(Cuts, new Latency(outputBytes: 2_000, Link));

    [Fact]
    public void Nothing_is_ruled_out_before_the_first_run()
    {
        Assert.Null(_trials.Best);
        Assert.All(Cuts, cut => Assert.False(_trials.IsRuledOut(cut.Cut.Index)));
    }

    [Fact]
    public void A_cut_takes_at_least_its_bytes_at_the_links_rate()
    {
        Assert.Equal(20 + 40 + 2, _trials.Bound(0), 9);
        Assert.Equal(20 + 5 + 2, _trials.Bound(3), 9);
        Assert.Equal(0, _trials.Bound(4), 9);
    }

    [Fact]
    public void A_cut_takes_at_least_what_the_layers_before_and_after_it_took_elsewhere()
    {
        Add(1, edgeMs: 7, cloudMs: 30, totalMs: 100);
        Add(1, edgeMs: 9, cloudMs: 25, totalMs: 100);
        Add(3, edgeMs: 15, cloudMs: 4, totalMs: 100);

        Assert.Equal(20 + 80 + 2 + 7 + 4, _trials.Bound(2), 9);
        Assert.Equal(20 + 40 + 2 + 0 + 25, _trials.Bound(0), 9);
        Assert.Equal(15, _trials.Bound(4), 9);
    }

    [Fact]
    public void What_cannot_be_the_best_is_ruled_out()
    {
        Add(4, edgeMs: 60, cloudMs: 0, totalMs: 60);

        Assert.Equal([0, 2], Enumerable.Range(0, Cuts.Length).Where(_trials.IsRuledOut));
    }

    [Fact]
    public void The_best_has_the_least_median_and_those_near_it_contend()
    {
        foreach (var ms in (double[])[50, 52, 400])
            Add(1, 0, 0, ms);
        foreach (var ms in (double[])[40, 60, 60])
            Add(3, 0, 0, ms);
        Add(4, 0, 0, 70);

        Assert.Equal(1, _trials.Best);
        Assert.Equal([1, 3], _trials.Contenders());
        Assert.Equal(160, _trials.SpentMs(3));
    }

    private static BenchCut Cut(int index, int bytes) => new(
        new Cut(index, $"layer{index}", bytes == 0 ? [] : [new TensorInfo("t", [bytes / 4], ElementType.Float32)]), LayerSet.Prefix(4, index), Planned: null);

    private void Add(int cut, double edgeMs, double cloudMs, double totalMs) =>
        _trials.Add(cut, new MeasuredTimes(edgeMs, 0, 0, cloudMs, 0, totalMs));
}
