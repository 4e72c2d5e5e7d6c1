using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;

namespace Neurosurgeon.Planning.Tests.Assignment;

public class PlannerTests
{
    // The set's bits, the assignment and its energy; a layer more is a bit more.
    private const int PlanBytes = 512;

    [Theory]
    [InlineData("latency")]
    [InlineData("energy")]
    [InlineData("energy within a bound")]
    public void A_plan_leaves_no_garbage_behind(string name)
    {
        var random = new Random(name.Length);
        var graph = RandomPartition.Graph(random, layers: 1000, reach: 6);
        var problem = RandomPartition.Problem(random, graph);
        var planner = new AssignmentPlanner(graph);
        var target = name switch
        {
            "latency" => Target.Latency,
            "energy" => Target.Energy,
            _ => Target.LeastEnergyWithin(MiddleMs(planner, problem)),
        };
        planner.Best(problem, target);

        const int Plans = 5;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var plan = 0; plan < Plans; plan++)
            planner.Best(problem, target);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Plans, 1, PlanBytes);
    }

    [Fact]
    public void A_chosen_assignment_is_predicted_as_it_was_chosen()
    {
        var random = new Random(1);
        for (var run = 0; run < 200; run++)
        {
            var graph = RandomPartition.Graph(random, layers: random.Next(1, 60), reach: random.Next(1, 8));
            var planner = new AssignmentPlanner(graph);
            var problem = RandomPartition.Problem(random, graph);

            var chosen = planner.Best(problem, Target.Latency).Assignment;
            var predicted = planner.Predict(problem, chosen.EdgeLayers);

            Assert.Equal(chosen.Predicted.TotalMs, predicted.Predicted.TotalMs, 1e-9 * chosen.Predicted.TotalMs);
            Assert.Equal(chosen.BytesUp, predicted.BytesUp);
        }
    }

    [Fact]
    public void The_best_of_some_assignments_is_the_one_that_scores_best_of_those_that_fit()
    {
        var random = new Random(3);
        for (var run = 0; run < 200; run++)
        {
            var graph = RandomPartition.Graph(random, layers: random.Next(2, 10), reach: random.Next(1, 5));
            var planner = new AssignmentPlanner(graph);
            var problem = RandomPartition.Problem(random, graph) with { LargestPayloadBytes = 4 * random.Next(1000, 9000) };
            var some = BruteForce.All(graph, problem).Where(_ => random.Next(3) == 0).ToArray();
            var boundMs = random.Next(2) == 0 ? double.PositiveInfinity : 1.001 * problem.Predict(random.Next(problem.Cuts.Length)).TotalMs;
            var target = double.IsFinite(boundMs) ? Target.LeastEnergyWithin(boundMs) : Target.Energy;

            var best = planner.BestOf(problem, target, some.Select(assignment => assignment.OnEdge));

            var fitting = some.Where(assignment => assignment.OnEdge.Count == graph.LayerCount || Math.Max(assignment.BytesUp, problem.OutputBytes) <= problem.LargestPayloadBytes).ToArray();
            var quickEnough = fitting.Where(assignment => assignment.TotalMs <= boundMs).ToArray();
            if (fitting.Length == 0)
                Assert.Null(best);
            else if (quickEnough.Length > 0)
                Assert.Equal(quickEnough.Min(assignment => assignment.TotalMj), best!.Energy!.Value.TotalMj, 1e-6);
            else
                Assert.Equal(fitting.Min(assignment => assignment.TotalMs), best!.Predicted.TotalMs, 1e-6);
        }
    }

    [Fact]
    public void A_position_is_predicted_as_its_cut()
    {
        var random = new Random(2);
        var graph = RandomPartition.Graph(random, layers: 70, reach: 5);
        var planner = new AssignmentPlanner(graph);
        var problem = RandomPartition.Problem(random, graph);
        for (var cut = 0; cut < problem.Cuts.Length; cut++)
        {
            var predicted = planner.Predict(problem, LayerSet.Prefix(graph.LayerCount, cut));

            Assert.Equal(cut, predicted.CutIndex);
            Assert.Equal(problem.Cuts[cut].Bytes, predicted.BytesUp);
            Assert.Equal(problem.Predict(cut).TotalMs, predicted.Predicted.TotalMs, 1e-9);
            Assert.Equal(problem.PredictEnergy(cut)!.Value.TotalMj, predicted.Energy!.Value.TotalMj, 1e-9);
        }
    }

    [Fact]
    public void An_assignment_in_which_something_flows_back_is_refused_with_the_layers()
    {
        var graph = new PartitionGraph(["a", "b", "c"], [new("x", -1, [0], 4), new("m", 0, [1], 4), new("n", 1, [2], 4)]);
        var planner = new AssignmentPlanner(graph);

        var error = Assert.Throws<ArgumentException>(() =>
            planner.Predict(RandomPartition.Problem(new Random(1), graph), LayerSet.Of(3, [0, 2])));

        Assert.Contains("The layer 'c' would run on the edge and read 'n', which 'b' makes in the cloud", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assignment_of_another_network_is_refused()
    {
        var graph = RandomPartition.Graph(new Random(1), layers: 5, reach: 2);

        var error = Assert.Throws<ArgumentException>(() =>
            new AssignmentPlanner(graph).Predict(RandomPartition.Problem(new Random(1), graph), LayerSet.Prefix(6, 2)));

        Assert.Contains("5 layers, but the assignment is of 6", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A bound that stands in the way: between what the quickest takes and what the least energy takes.</summary>
    private static double MiddleMs(AssignmentPlanner planner, in PartitionProblem problem)
    {
        var quickestMs = planner.Best(problem, Target.Latency).Assignment.Predicted.TotalMs;
        var thriftiestMs = planner.Best(problem, Target.Energy).Assignment.Predicted.TotalMs;
        Assert.True(thriftiestMs > 1.1 * quickestMs);
        return (quickestMs + thriftiestMs) / 2;
    }
}
