using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Explanation;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;

namespace Neurosurgeon.Planning.Tests.Explanation;

public class ExplainerTests
{
    private static readonly ImmutableArray<Cut> Cuts =
    [
        new Cut(0, "input", [new TensorInfo("input", [3125], ElementType.Float32)]),
        new Cut(1, "pool", [new TensorInfo("pool", [312], ElementType.Float32)]),
        new Cut(2, "fc", []),
    ];

    /// <summary>Cloud-only takes 2 + 100/u ms with u Mbit/s, the cut in the middle 6 + 10/u, edge-only 20.</summary>
    private static readonly PartitionProblem Simple = new(
        Cuts,
        OutputBytes: 0,
        new LayerCosts([5, 15]),
        CostCorrection.None,
        new LayerCosts([1, 1]),
        LoadFactor: 1,
        new LinkEstimate(10, 10, 0, DateTimeOffset.UnixEpoch),
        Transfers.AsFloats(Cuts, 1e15, 1e15))
    {
        Energy = new EnergyModel(new LayerEnergy([25, 75]), new RadioPower(0, 1000)),
    };

    [Fact]
    public void A_decision_is_told_with_what_would_change_it()
    {
        var explanation = Explainer.Explain(Simple, Target.Latency);

        Assert.Equal(1, explanation.BestIndex);
        Assert.Equal(
            "The cut after pool is the best with 7.00 ms, before cloud-only with 12.0 ms: it saves 9.00 ms on the way and 1.00 ms in the cloud for 5.00 ms on the edge.",
            explanation.Reason);
        Assert.Equal(
            "Below 0.713 Mbit/s it would be edge-only, above 22.5 Mbit/s it would be cloud-only, with K above 14.0 it would be edge-only.",
            explanation.WhatWouldChange);
        Assert.Equal([12, 7, 20], explanation.Candidates.Select(candidate => Math.Round(candidate.Predicted.TotalMs, 1)));
        Assert.Equal(2, explanation.UplinkBelow!.CutIndex);
        Assert.Null(explanation.LoadBelow);
    }

    [Fact]
    public void Energy_is_told_in_millijoules()
    {
        var explanation = Explainer.Explain(Simple, Target.Energy);

        Assert.Equal(0, explanation.BestIndex);
        Assert.Equal(
            "Cloud-only is the best with 10.0 mJ, before the cut after pool with 26.0 mJ: it saves 25.0 mJ of computing for 9.00 mJ of sending.",
            explanation.Reason);
    }

    [Fact]
    public void A_bound_that_decides_is_named()
    {
        Assert.Equal(
            "The cut after pool is taken: no other cut takes at most 8.00 ms.",
            Explainer.Explain(Simple, Target.LeastEnergyWithin(8)).Reason);
        Assert.Equal(
            "No cut takes at most 5.00 ms; the cut after pool is the quickest with 7.00 ms.",
            Explainer.Explain(Simple, Target.LeastEnergyWithin(5)).Reason);
    }

    [Fact]
    public void What_fits_in_no_message_is_no_candidate()
    {
        var explanation = Explainer.Explain(Simple with { LargestPayloadBytes = 100 }, Target.Latency);

        Assert.Equal([false, false, true], explanation.Candidates.Select(candidate => candidate.Fits));
        Assert.Equal("Edge-only is taken: nothing else fits in a message.", explanation.Reason);
        Assert.Equal("No uplink and no load of the cloud would change that.", explanation.WhatWouldChange);
    }

    public static TheoryData<string> Targets => ["latency", "energy", "both", "bounded"];

    /// <summary>Between here and the flip nothing else is taken, and just behind it what it names.</summary>
    [Theory]
    [MemberData(nameof(Targets))]
    public void The_decision_stays_up_to_the_flip_and_turns_over_there(string name)
    {
        var random = new Random(name.Length);
        var flips = 0;
        for (var run = 0; run < 400; run++)
        {
            var problem = RandomPartition.Problem(random, RandomPartition.Graph(random, layers: random.Next(2, 12), reach: random.Next(1, 4)));
            var target = name switch
            {
                "latency" => Target.Latency,
                "energy" => Target.Energy,
                "both" => Target.Weighted(1, 0.5),
                _ => Target.LeastEnergyWithin(PartitionSearch.Quickest(problem).Predicted.TotalMs * (0.9 + random.NextDouble())),
            };

            var explanation = Explainer.Explain(problem, target);

            PartitionProblem WithUplink(double mbps) => problem with { Link = problem.Link with { UplinkMbps = mbps } };
            PartitionProblem WithLoad(double factor) => problem with { LoadFactor = factor };
            flips += Check(explanation.UplinkBelow, WithUplink, problem.Link.UplinkMbps, end: 1e-4);
            flips += Check(explanation.UplinkAbove, WithUplink, problem.Link.UplinkMbps, end: 1e6);
            flips += Check(explanation.LoadBelow, WithLoad, problem.LoadFactor, end: 1);
            flips += Check(explanation.LoadAbove, WithLoad, problem.LoadFactor, end: 1e4);

            int Check(Flip? flip, Func<double, PartitionProblem> with, double from, double end)
            {
                int Decide(double value) => PartitionSearch.Best(with(value), target).CutIndex;
                var to = flip?.At ?? end;
                for (var step = 0; step < 40; step++)
                    Assert.Equal(explanation.BestIndex, Decide(from * Math.Pow(to / from, step / 40.0)));
                if (flip is null)
                    return 0;
                Assert.NotEqual(explanation.BestIndex, flip.CutIndex);
                Assert.Equal(flip.CutIndex, Decide(flip.At * (to > from ? 1 + 1e-9 : 1 - 1e-9)));
                return 1;
            }
        }

        Assert.True(flips > 300, $"Only {flips} flips were checked.");
    }
}
