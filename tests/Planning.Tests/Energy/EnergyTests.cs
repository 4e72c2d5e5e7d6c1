using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;

namespace Neurosurgeon.Planning.Tests.Energy;

public class EnergyTests
{
    /// <summary>1 Mbit is 125,000 bytes: at 1 Mbit/s a second of sending.</summary>
    [Fact]
    public void Sending_a_megabit_by_lte_takes_its_power_for_a_second()
    {
        var problem = Chain(edgeMj: [10, 20], cutBytes: 125_000, uplinkMbps: 1) with { OutputBytes = 4 };

        var energy = problem.PredictEnergy(1)!.Value;

        Assert.Equal(10, energy.EdgeMj, 1e-9);
        Assert.Equal(438.39 + 1288.04, energy.UploadMj, 1e-9);
        Assert.Equal(0, energy.WaitMj);
        Assert.Equal(0, energy.DownloadMj);
    }

    [Fact]
    public void Waiting_and_receiving_count_where_they_are_configured()
    {
        var plain = Chain(edgeMj: [10, 20], cutBytes: 125_000, uplinkMbps: 1) with { OutputBytes = 1250 };
        var problem = plain with { Energy = plain.Energy! with { Receive = new RadioPower(100, 900), IdleMw = 500 }, LoadFactor = 2 };

        var energy = problem.PredictEnergy(1)!.Value;

        // Half a watt for a round trip of 40 ms and 2 · 8 ms of the cloud, a watt for 10 ms of receiving.
        Assert.Equal(0.5 * (40 + 16), energy.WaitMj, 1e-6);
        Assert.Equal(10, energy.DownloadMj, 1e-6);
    }

    [Fact]
    public void Edge_only_takes_what_its_layers_take_and_a_slower_device_takes_it_for_longer()
    {
        var problem = Chain(edgeMj: [10, 20], cutBytes: 4, uplinkMbps: 1) with { EdgeCorrection = new CostCorrection(2) };

        Assert.Equal(new PredictedEnergy(60, 0, 0, 0), problem.PredictEnergy(2));
    }

    [Fact]
    public void A_constant_power_is_taken_for_each_layers_time() =>
        Assert.Equal<double>([2, 6], LayerEnergy.Of(new LayerCosts([1, 3]), powerMw: 2000).LayerMj);

    [Fact]
    public void Nothing_is_said_of_energy_where_it_is_not_known() =>
        Assert.Null((Chain(edgeMj: [1, 1], cutBytes: 4, uplinkMbps: 1) with { Energy = null }).PredictEnergy(1));

    [Fact]
    public void The_cut_of_the_least_energy_is_the_least_of_all()
    {
        var random = new Random(1);
        for (var run = 0; run < 1000; run++)
        {
            var problem = RandomPartition.Problem(random, RandomPartition.Graph(random, layers: random.Next(1, 12), reach: 1));

            var choice = PartitionSearch.Best(problem, Target.Energy);

            var least = Enumerable.Range(0, problem.Cuts.Length).Min(cut => problem.PredictEnergy(cut)!.Value.TotalMj);
            Assert.Equal(least, choice.Energy!.Value.TotalMj);
        }
    }

    [Fact]
    public void The_cut_of_the_least_energy_within_a_bound_is_the_least_of_those_that_are_quick_enough()
    {
        var random = new Random(2);
        for (var run = 0; run < 1000; run++)
        {
            var problem = RandomPartition.Problem(random, RandomPartition.Graph(random, layers: random.Next(1, 12), reach: 1));
            var cuts = Enumerable.Range(0, problem.Cuts.Length).ToList();
            var boundMs = cuts.Min(cut => problem.Predict(cut).TotalMs) * (0.9 + random.NextDouble());

            var choice = PartitionSearch.Best(problem, Target.LeastEnergyWithin(boundMs));

            var within = cuts.Where(cut => problem.Predict(cut).TotalMs <= boundMs).ToList();
            if (within.Count > 0)
                Assert.Equal(within.Min(cut => problem.PredictEnergy(cut)!.Value.TotalMj), choice.Energy!.Value.TotalMj);
            else
                Assert.Equal(cuts.Min(cut => problem.Predict(cut).TotalMs), choice.Predicted.TotalMs);
        }
    }

    private static PartitionProblem Chain(double[] edgeMj, int cutBytes, double uplinkMbps)
    {
        ImmutableArray<Cut> cuts =
        [
            new(0, "input", [new("input", [1000], ElementType.Float32)]),
            new(1, "a", [new("t", [cutBytes / 4], ElementType.Float32)]),
            new(2, "b", []),
        ];
        return new(
            cuts,
            OutputBytes: 4,
            new LayerCosts([5, 5]),
            CostCorrection.None,
            new LayerCosts([8, 8]),
            LoadFactor: 1,
            new(uplinkMbps, 1, RttMs: 40, DateTimeOffset.UnixEpoch),
            Transfers.AsFloats(cuts, 1e15, 1e15))
        {
            Energy = new EnergyModel(new LayerEnergy([.. edgeMj]), new RadioPower(438.39, 1288.04)),
        };
    }
}
