using System.Collections.Immutable;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;

namespace Neurosurgeon.Planning.Tests.Partitioning;

/// <summary>What the load of either node does to the decision.</summary>
public class LoadTests
{
    // alex_net's layers on one core taken to be 8 times as slow, and on two: as 'plan' predicts them.
    private static readonly ImmutableArray<double> EdgeMs = [18.1, 0.6, 44.4, 0.5, 23.5, 31.9, 21, 0.1, 0.1, 0.1, 61, 27, 6];
    private static readonly ImmutableArray<double> CloudMs = [1.5, 0.1, 3.2, 0.1, 1.7, 2.3, 1.6, 0.05, 0.05, 0.05, 6.2, 2.8, 0.7];

    /// <summary>The paper's Figure 15: as the cloud's load grows, the cut moves from cloud-only to edge-only, and never back.</summary>
    [Theory]
    [InlineData(10, 8)]
    [InlineData(100, 2)]
    [InlineData(1000, 0)]
    public void The_more_a_cloud_is_loaded_the_more_layers_stay_on_the_edge(double uplinkMbps, int idleCut)
    {
        var idle = AlexNet(uplinkMbps);
        var cuts = Enumerable.Range(0, 200).Select(step => CutUnder(idle with { LoadFactor = 1 + 0.1 * step })).ToList();

        Assert.Equal(cuts.Order(), cuts);
        Assert.Equal((idleCut, 13), (cuts[0], cuts[^1]));
    }

    [Fact]
    public void The_longer_suffixes_queue_the_more_layers_stay_on_the_edge()
    {
        var cuts = Enumerable.Range(0, 30)
            .Select(queued => CutUnder(AlexNet(100) with { QueueMs = new LoadReport(1, 1, queued, 1, ServiceMs: 20).ExpectedWaitMs }))
            .ToList();

        Assert.Equal(cuts.Order(), cuts);
        Assert.Equal((2, 13), (cuts[0], cuts[^1]));
    }

    [Fact]
    public void The_more_the_edge_is_loaded_the_fewer_layers_stay_there()
    {
        var idle = AlexNet(10);
        var cuts = Enumerable.Range(0, 200).Select(step => CutUnder(idle with { EdgeCorrection = CostCorrection.None.Under(0.2 + 0.1 * step) })).ToList();

        Assert.Equal(cuts.OrderDescending(), cuts);
        Assert.Equal((13, 2), (cuts[0], cuts[50]));
    }

    [Fact]
    public void A_wait_is_paid_once_where_anything_runs_in_the_cloud()
    {
        var random = new Random(1);
        for (var run = 0; run < 100; run++)
        {
            var graph = RandomPartition.Graph(random, layers: 8, reach: 1);
            var problem = RandomPartition.Problem(random, graph) with { QueueMs = 0 };
            var waiting = problem with { QueueMs = 30 };

            for (var cut = 0; cut < problem.Cuts.Length; cut++)
            {
                var isSplit = cut < problem.Cuts.Length - 1;
                Assert.Equal(isSplit ? 30 : 0, waiting.Predict(cut).TotalMs - problem.Predict(cut).TotalMs, 1e-9);
                Assert.Equal(
                    isSplit ? 30 * problem.Energy!.IdleMw / 1000 : 0,
                    waiting.PredictEnergy(cut)!.Value.TotalMj - problem.PredictEnergy(cut)!.Value.TotalMj,
                    1e-9);
            }

            Assert.True(
                new AssignmentPlanner(graph).Best(waiting, Target.Latency).Assignment.EdgeLayers.Count
                    >= new AssignmentPlanner(graph).Best(problem, Target.Latency).Assignment.EdgeLayers.Count);
        }
    }

    private static int CutUnder(PartitionProblem problem) => PartitionSearch.Quickest(problem).CutIndex;

    private static PartitionProblem AlexNet(double uplinkMbps)
    {
        var outline = ModelZoo.Outline("alex_net");
        return new PartitionProblem(
            outline.Cuts, outline.Output.Bytes, new LayerCosts(EdgeMs), CostCorrection.None, new LayerCosts(CloudMs), 1,
            new LinkEstimate(uplinkMbps, uplinkMbps, 1, DateTimeOffset.UnixEpoch), Transfers.AsFloats(outline.Cuts, 1e6, 1e9));
    }
}
