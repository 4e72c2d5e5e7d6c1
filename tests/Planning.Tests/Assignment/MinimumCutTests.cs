using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;

namespace Neurosurgeon.Planning.Tests.Assignment;

/// <summary>The planner against every assignment there is, on thousands of small graphs.</summary>
public class MinimumCutTests
{
    public static TheoryData<string, double, double> Targets => new()
    {
        { "latency", 1, 0 },
        { "energy", 0, 1 },
        { "both", 0.3, 2 },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_assignment_is_the_best_of_all_in_which_nothing_flows_back(string name, double perMs, double perMj)
    {
        var random = new Random(name.Length);
        var target = Target.Weighted(perMs, perMj);
        var branched = 0;
        for (var run = 0; run < 1500; run++)
        {
            var graph = RandomPartition.Graph(random, layers: random.Next(1, 12), reach: random.Next(1, 8));
            var planner = new AssignmentPlanner(graph);

            // One planner, several problems: nothing of one may be left in the next.
            for (var again = 0; again < 2; again++)
            {
                var problem = RandomPartition.Problem(random, graph);
                var choice = planner.Best(problem, target);

                var all = BruteForce.All(graph, problem);
                var least = all.Min(assignment => target.Score(assignment.TotalMs, assignment.TotalMj));
                Assert.Equal(least, choice.Score, 1e-9 * least);
                Assert.Equal(least, choice.LowerBound, 1e-9 * least);
                AssertIsAsSaid(choice, all);
                branched += choice.Assignment.CutIndex is null ? 1 : 0;
            }
        }

        Assert.True(branched > 150, $"Only {branched} assignments were no position: the positions alone would do.");
    }

    [Fact]
    public void Of_equals_a_position_is_taken_and_what_keeps_more_on_the_edge()
    {
        var random = new Random(2);
        for (var run = 0; run < 1500; run++)
        {
            var graph = RandomPartition.Graph(random, layers: random.Next(2, 10), reach: random.Next(1, 5));
            var problem = RandomPartition.ProblemWithTies(random, graph);

            var choice = new AssignmentPlanner(graph).Best(problem, Target.Latency);

            var all = BruteForce.All(graph, problem, BruteForce.AsFloats(graph, 1e12, 1e12));
            var least = all.Min(assignment => assignment.TotalMs);
            Assert.Equal(least, choice.Score, 1e-6);
            var equals = all.Where(assignment => assignment.TotalMs <= least + 1e-15).Select(assignment => assignment.OnEdge).ToList();
            var positions = equals.Where(onEdge => onEdge.IsPrefix).ToList();
            if (positions.Count > 0 && choice.Assignment.CutIndex is { } cut)
                Assert.True(cut >= positions.Max(onEdge => onEdge.Count));
        }
    }

    [Fact]
    public void A_fan_out_pays_for_its_tensor_once()
    {
        // Two readers of 'a' in the cloud: 1000 bytes cross, not 2000.
        var graph = new PartitionGraph(
            ["split", "left", "right", "join"],
            [
                new("input", -1, [0], 4_000_000),
                new("a", 0, [1, 2], 1000),
                new("l", 1, [3], 4_000_000),
                new("r", 2, [3], 4_000_000),
            ]);
        var problem = RandomPartition.Problem(new Random(1), graph) with
        {
            Edge = new([1, 50, 50, 50]),
            EdgeCorrection = new(1),
            Cloud = new([1, 1, 1, 1]),
            LoadFactor = 1,
            Link = new(8, 8, 1, default),
        };

        var choice = new AssignmentPlanner(graph).Best(problem, Target.Latency);

        Assert.Equal(1, choice.Assignment.CutIndex);
        Assert.Equal(1000, choice.Assignment.BytesUp);
    }

    [Fact]
    public void A_branch_that_no_position_keeps_alone_can_stay_on_the_edge()
    {
        // 'right' shrinks what it reads, 'left' is slow on the edge, and comes first in the order of the layers.
        var graph = new PartitionGraph(
            ["left", "right", "join"],
            [new("input", -1, [0, 1], 40_000), new("l", 0, [2], 4), new("r", 1, [2], 4)]);
        var problem = RandomPartition.Problem(new Random(1), graph) with
        {
            OutputBytes = 4,
            Edge = new([10_000, 1, 1]),
            EdgeCorrection = new(1),
            Cloud = new([1, 1000, 1]),
            LoadFactor = 1,
            Link = new(8, 8, 1, default),
        };

        var choice = new AssignmentPlanner(graph).Best(problem, Target.Latency);

        Assert.Null(choice.Assignment.CutIndex);
        Assert.Equal<int>([1], choice.Assignment.EdgeLayers.Indices);
        Assert.Equal(40_004, choice.Assignment.BytesUp);
    }

    [Fact]
    public void Layers_have_one_order_exactly_where_all_assignments_are_positions()
    {
        var random = new Random(3);
        for (var run = 0; run < 500; run++)
        {
            var graph = RandomPartition.Graph(random, layers: random.Next(1, 9), reach: random.Next(1, 4));

            var all = BruteForce.All(graph, RandomPartition.Problem(random, graph));

            Assert.Equal(graph.IsInOneOrder, all.Count == graph.LayerCount + 1);
        }
    }

    [Fact]
    public void Costs_of_very_different_magnitudes_are_added_up_correctly()
    {
        var random = new Random(4);
        for (var run = 0; run < 500; run++)
        {
            var graph = RandomPartition.Graph(random, layers: random.Next(2, 10), reach: 4);
            double[] Values() => [.. Enumerable.Range(0, graph.LayerCount).Select(_ => Math.Pow(10, random.NextDouble() * 16 - 8))];
            var problem = RandomPartition.Problem(random, graph) with { Edge = new([.. Values()]), Cloud = new([.. Values()]) };

            var choice = new AssignmentPlanner(graph).Best(problem, Target.Latency);

            var least = BruteForce.All(graph, problem).Min(assignment => assignment.TotalMs);
            Assert.Equal(least, choice.Score, 1e-9 * least);
        }
    }

    private static void AssertIsAsSaid(AssignmentChoice choice, List<BruteForce.Assignment> all)
    {
        var same = Assert.Single(all, assignment => assignment.OnEdge.Equals(choice.Assignment.EdgeLayers));
        Assert.Equal(same.TotalMs, choice.Assignment.Predicted.TotalMs, 1e-9 * (1 + same.TotalMs));
        Assert.Equal(same.TotalMj, choice.Assignment.Energy!.Value.TotalMj, 1e-9 * (1 + same.TotalMj));
        Assert.Equal(same.BytesUp, choice.Assignment.BytesUp);
    }
}
