using System.Collections.Immutable;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Planning.Tests.Assignment;

/// <summary>The planner on real networks, with times that follow from their layers' work.</summary>
public class NetworkTests
{
    public static TheoryData<string, bool> Networks => new()
    {
        { "mobile_net", true },
        { "dense", true },
        { "resnet18", false },
        { "squeezenet", false },
        { "inception", false },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_assignment_is_the_best_of_all_in_which_nothing_flows_back(string name, bool isInOneOrder)
    {
        var outline = Outline(name);
        var graph = PartitionGraph.Of(outline);
        var planner = new AssignmentPlanner(graph);
        var random = new Random(1);
        Assert.Equal(isInOneOrder, graph.IsInOneOrder);

        var chosen = new HashSet<LayerSet>();
        for (var run = 0; run < 60; run++)
        {
            var problem = Problem(outline, random);
            var target = (run % 3) switch { 0 => Target.Latency, 1 => Target.Energy, _ => Target.Weighted(1, 0.1) };

            var choice = planner.Best(problem, target);

            var least = BruteForce.All(graph, problem).Min(assignment => target.Score(assignment.TotalMs, assignment.TotalMj));
            Assert.Equal(least, choice.Score, 1e-9 * least);
            chosen.Add(choice.Assignment.EdgeLayers);
        }

        Assert.True(chosen.Count > 2, "The links and devices that were tried all lead to the same cuts.");
    }

    [Fact]
    public void A_cut_through_a_residual_block_of_mobile_net_is_found_where_it_is_the_best()
    {
        var outline = Outline("mobile_net");
        var inside = outline.Cuts.Single(cut => cut.After == "block3_depthwise");
        var layers = outline.Layers.Length;

        // Each device is quick on its own side of the cut only, and bytes are nearly free.
        var problem = Problem(outline, new Random(1)) with
        {
            Edge = new LayerCosts([.. Enumerable.Range(0, layers).Select(layer => layer < inside.Index ? 1.0 : 1000)]),
            Cloud = new LayerCosts([.. Enumerable.Range(0, layers).Select(layer => layer < inside.Index ? 1000.0 : 1)]),
            Link = new LinkEstimate(1e5, 1e5, 1, DateTimeOffset.UnixEpoch),
        };

        var assignment = new AssignmentPlanner(PartitionGraph.Of(outline)).Best(problem, Target.Latency).Assignment;

        Assert.Equal(inside.Index, assignment.CutIndex);
        Assert.Equal((24 + 144) * 56 * 56 * sizeof(float), assignment.BytesUp);
    }

    private static NetworkOutline Outline(string name) => name switch
    {
        "mobile_net" => ModelZoo.Outline(name),
        "resnet18" => BranchedNetworks.ResNet18().Outline(),
        "squeezenet" => BranchedNetworks.SqueezeNet().Outline(),
        _ => BranchedNetworks.Small(name).Outline(),
    };

    /// <summary>An edge that takes 10 ms to a second for the whole, and a cloud of up to twenty times its speed, each of which likes some layers more than others.</summary>
    private static PartitionProblem Problem(NetworkOutline outline, Random random)
    {
        var edgeFlopsPerMs = outline.Layers.Sum(layer => layer.Flops) / (10 * Math.Pow(100, random.NextDouble()));
        var cloudFlopsPerMs = edgeFlopsPerMs * Math.Pow(20, random.NextDouble());
        ImmutableArray<double> Times(double flopsPerMs) =>
            [.. outline.Layers.Select(layer => (layer.Flops / flopsPerMs + 0.01) * Math.Pow(100, random.NextDouble() - 0.5))];
        var edge = new LayerCosts(Times(edgeFlopsPerMs));
        return new PartitionProblem(
            outline.Cuts,
            outline.Output.Bytes,
            edge,
            CostCorrection.None,
            new LayerCosts(Times(cloudFlopsPerMs)),
            1,
            new LinkEstimate(Math.Pow(10, random.NextDouble() * 4), 50, random.NextDouble() * 10, DateTimeOffset.UnixEpoch),
            Transfers.AsFloats(outline.Cuts, RandomPartition.EncodeBytesPerMs, RandomPartition.DecodeBytesPerMs))
        {
            Energy = new EnergyModel(LayerEnergy.Of(edge, powerMw: 5000), new RadioPower(283.17, 132.86)) { IdleMw = 500 },
        };
    }
}
