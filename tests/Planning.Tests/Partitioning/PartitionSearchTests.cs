using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;

namespace Neurosurgeon.Planning.Tests.Partitioning;

public class PartitionSearchTests
{
    [Fact]
    public void The_chosen_cut_is_the_best_of_all_that_the_formula_gives()
    {
        var random = new Random(1);
        for (var run = 0; run < 2000; run++)
        {
            var problem = Problems.Random(random);

            var choice = PartitionSearch.Quickest(problem);

            var least = Enumerable.Range(0, problem.Cuts.Length).Min(cut => Problems.TotalByHand(problem, cut));
            Assert.Equal(least, Problems.TotalByHand(problem, choice.CutIndex), 1e-9 * least);
            Assert.Equal(least, choice.Predicted.TotalMs, 1e-9 * least);
        }
    }

    [Fact]
    public void Edge_only_pays_for_no_transfer()
    {
        var problem = Problems.Chain([5, 5], [1, 1], cutBytes: [1000, 1000], uplinkMbps: 1e-6, rttMs: 1e6);

        var choice = PartitionSearch.Quickest(problem);

        Assert.Equal(2, choice.CutIndex);
        Assert.Equal(new PredictedTimes(10, 0, 0, 0), choice.Predicted);
    }

    [Fact]
    public void A_quick_link_to_a_quick_cloud_sends_everything_up()
    {
        var problem = Problems.Chain([50, 50], [1, 1], cutBytes: [1000, 1000], uplinkMbps: 1000, rttMs: 0.1);

        Assert.Equal(0, PartitionSearch.Quickest(problem).CutIndex);
    }

    [Fact]
    public void A_slow_link_moves_the_cut_to_where_little_crosses()
    {
        var problem = Problems.Chain([5, 50], [1, 1], cutBytes: [1_000_000, 1000], uplinkMbps: 10, rttMs: 1);

        Assert.Equal(1, PartitionSearch.Quickest(problem).CutIndex);
    }

    [Fact]
    public void Load_in_the_cloud_pushes_layers_to_the_edge()
    {
        var idle = Problems.Chain([10, 10], [5, 5], cutBytes: [1000, 1000], uplinkMbps: 100, rttMs: 1);

        Assert.Equal(0, PartitionSearch.Quickest(idle).CutIndex);
        Assert.Equal(2, PartitionSearch.Quickest(idle with { LoadFactor = 10 }).CutIndex);
    }

    [Fact]
    public void Of_equal_cuts_the_one_that_depends_least_on_the_link_is_taken()
    {
        var problem = Problems.Chain([0, 0], [0, 0], cutBytes: [0, 0], uplinkMbps: 1, rttMs: 0) with { OutputBytes = 0 };

        Assert.Equal(2, PartitionSearch.Quickest(problem).CutIndex);
    }

    [Fact]
    public void A_cut_whose_tensors_do_not_fit_in_a_message_is_not_taken()
    {
        var problem = Problems.Chain([50, 50], [1, 1], cutBytes: [8000, 6000], uplinkMbps: 1000, rttMs: 0.1);

        Assert.Equal(0, PartitionSearch.Quickest(problem with { LargestPayloadBytes = 8000 }).CutIndex);
        Assert.Equal(1, PartitionSearch.Quickest(problem with { LargestPayloadBytes = 7999 }).CutIndex);
        Assert.Equal(2, PartitionSearch.Quickest(problem with { LargestPayloadBytes = 5999 }).CutIndex);
    }

    [Fact]
    public void A_network_whose_output_does_not_fit_in_a_message_stays_on_the_edge()
    {
        var problem = Problems.Chain([50, 50], [1, 1], cutBytes: [4, 4], uplinkMbps: 1000, rttMs: 0.1);

        Assert.Equal(2, PartitionSearch.Quickest(problem with { LargestPayloadBytes = problem.OutputBytes - 1 }).CutIndex);
    }

    [Fact]
    public void Costs_of_another_network_are_refused()
    {
        var problem = Problems.Chain([1, 1], [1, 1], cutBytes: [1, 1], uplinkMbps: 1, rttMs: 1) with { Cloud = new LayerCosts([1]) };

        var error = Assert.Throws<ArgumentException>(() => PartitionSearch.Quickest(problem));
        Assert.Contains("2 layers", error.Message, StringComparison.Ordinal);
    }

    private static class Problems
    {
        private const double EncodeBytesPerMs = 1e6;
        private const double DecodeBytesPerMs = 1e9;

        public static PartitionProblem Chain(
            ImmutableArray<double> edgeMs, ImmutableArray<double> cloudMs, ReadOnlySpan<long> cutBytes, double uplinkMbps, double rttMs)
        {
            var cuts = ImmutableArray.CreateBuilder<Cut>();
            for (var index = 0; index < cutBytes.Length; index++)
                cuts.Add(new Cut(index, $"layer{index}", [new TensorInfo($"t{index}", [(int)cutBytes[index] / 4], ElementType.Float32)]));
            cuts.Add(new Cut(cutBytes.Length, "last", []));
            var all = cuts.DrainToImmutable();
            return new PartitionProblem(
                all, 4000, new LayerCosts(edgeMs), CostCorrection.None, new LayerCosts(cloudMs), 1,
                new LinkEstimate(uplinkMbps, uplinkMbps, rttMs, DateTimeOffset.UnixEpoch), Transfers.AsFloats(all, EncodeBytesPerMs, DecodeBytesPerMs));
        }

        public static PartitionProblem Random(Random random)
        {
            var layers = random.Next(0, 12);
            ImmutableArray<double> Times() => [.. Enumerable.Range(0, layers).Select(_ => random.NextDouble() * 20)];
            long[] bytes = [.. Enumerable.Range(0, layers).Select(_ => 4L * random.Next(1, 500_000))];
            return Chain(Times(), Times(), bytes, uplinkMbps: Math.Exp(random.NextDouble() * 8 - 1), rttMs: random.NextDouble() * 50) with
            {
                LoadFactor = 1 + random.NextDouble() * 5,
                EdgeCorrection = new CostCorrection(0.2 + random.NextDouble()),
            };
        }

        /// <summary>The formula, once more, layer by layer.</summary>
        public static double TotalByHand(PartitionProblem problem, int cut)
        {
            var layers = problem.Cuts.Length - 1;
            double total = 0;
            for (var layer = 0; layer < layers; layer++)
                total += layer < cut ? problem.Edge.LayerMs[layer] * problem.EdgeCorrection.Factor : problem.Cloud.LayerMs[layer] * problem.LoadFactor;
            if (cut == layers)
                return total;

            double bytes = problem.Cuts[cut].Tensors.Sum(tensor => tensor.Bytes);
            return total
                + bytes / EncodeBytesPerMs
                + problem.Link.RttMs
                + bytes * 8 / (problem.Link.UplinkMbps * 1000)
                + bytes / DecodeBytesPerMs
                + problem.OutputBytes * 8 / (problem.Link.DownlinkMbps * 1000);
        }
    }
}
