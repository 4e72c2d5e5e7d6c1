using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;

namespace Neurosurgeon.Planning.Tests.Assignment;

/// <summary>Limits on latency and on what fits in a message, against every assignment there is.</summary>
public class LimitTests
{
    private const int Runs = 1000;

    [Fact]
    public void The_least_energy_within_a_bound_is_close_to_the_least_there_is_and_never_slower()
    {
        var random = new Random(1);
        var optimal = 0;
        var infeasible = 0;
        for (var run = 0; run < Runs; run++)
        {
            var (graph, problem) = Random(random);
            var all = BruteForce.All(graph, problem);
            var boundMs = all.Min(assignment => assignment.TotalMs) * (0.9 + random.NextDouble());

            var choice = new AssignmentPlanner(graph).Best(problem, Target.LeastEnergyWithin(boundMs));

            var within = all.Where(assignment => assignment.TotalMs <= boundMs).ToList();
            Assert.Equal(within.Count > 0, choice.MeetsBound);
            if (within.Count == 0)
            {
                infeasible++;
                Assert.Equal(all.Min(assignment => assignment.TotalMs), choice.Score, 1e-9);
                continue;
            }

            var least = within.Min(assignment => assignment.TotalMj);
            Assert.True(choice.Assignment.Predicted.TotalMs <= boundMs);
            AssertBetween(choice, least);
            optimal += choice.Score <= least * (1 + 1e-9) ? 1 : 0;
        }

        Assert.InRange(infeasible, Runs / 20, Runs / 2);
        Assert.True(optimal >= 0.9 * (Runs - infeasible), $"{optimal} of {Runs - infeasible} were the least there is.");
    }

    [Fact]
    public void What_does_not_fit_in_a_message_is_never_chosen()
    {
        var random = new Random(2);
        var optimal = 0;
        var limited = 0;
        for (var run = 0; run < Runs; run++)
        {
            var (graph, unlimited) = Random(random);
            var all = BruteForce.All(graph, unlimited);
            var limit = (long)(random.NextDouble() * all.Max(assignment => assignment.BytesUp));
            var problem = unlimited with { LargestPayloadBytes = limit };

            var choice = new AssignmentPlanner(graph).Best(problem, Target.Latency);

            var fits = all.Where(assignment => IsEdgeOnly(graph, assignment) || Math.Max(assignment.BytesUp, problem.OutputBytes) <= limit).ToList();
            var least = fits.Min(assignment => assignment.TotalMs);
            Assert.Contains(fits, assignment => assignment.OnEdge.Equals(choice.Assignment.EdgeLayers));
            AssertBetween(choice, least);
            if (all.Min(assignment => assignment.TotalMs) == least)
                continue;
            limited++;
            optimal += choice.Score <= least * (1 + 1e-9) ? 1 : 0;
        }

        Assert.True(limited > Runs / 10, $"The limit stood in the way in {limited} of {Runs} cases only.");
        Assert.True(optimal >= 0.9 * limited, $"{optimal} of {limited} were the least there is.");
    }

    [Fact]
    public void Both_limits_are_kept_at_once()
    {
        var random = new Random(3);
        for (var run = 0; run < Runs; run++)
        {
            var (graph, unlimited) = Random(random);
            var all = BruteForce.All(graph, unlimited);
            var problem = unlimited with { LargestPayloadBytes = (long)(random.NextDouble() * all.Max(assignment => assignment.BytesUp)) };
            var boundMs = all.Min(assignment => assignment.TotalMs) * (1 + random.NextDouble());

            var choice = new AssignmentPlanner(graph).Best(problem, Target.LeastEnergyWithin(boundMs));

            var within = all
                .Where(assignment => IsEdgeOnly(graph, assignment) || Math.Max(assignment.BytesUp, problem.OutputBytes) <= problem.LargestPayloadBytes)
                .Where(assignment => assignment.TotalMs <= boundMs)
                .ToList();
            if (choice.MeetsBound)
            {
                Assert.Contains(within, assignment => assignment.OnEdge.Equals(choice.Assignment.EdgeLayers));
                AssertBetween(choice, within.Min(assignment => assignment.TotalMj));
            }
            else
            {
                Assert.DoesNotContain(within, assignment => assignment.OnEdge.IsPrefix);
            }
        }
    }

    [Fact]
    public void An_output_that_fits_in_no_message_keeps_everything_on_the_edge()
    {
        var random = new Random(4);
        var graph = RandomPartition.Graph(random, layers: 9, reach: 4);
        var problem = RandomPartition.Problem(random, graph) with { OutputBytes = 1000, LargestPayloadBytes = 999 };

        Assert.Equal(9, new AssignmentPlanner(graph).Best(problem, Target.Latency).Assignment.CutIndex);
    }

    private static void AssertBetween(AssignmentChoice choice, double least)
    {
        Assert.True(choice.Score >= least * (1 - 1e-9), $"{choice.Score} is less than the least of all, {least}.");
        Assert.True(choice.LowerBound <= least * (1 + 1e-9), $"The lower bound {choice.LowerBound} lies above the least of all, {least}.");
    }

    private static (PartitionGraph Graph, PartitionProblem Problem) Random(Random random)
    {
        var graph = RandomPartition.Graph(random, layers: random.Next(2, 11), reach: random.Next(1, 8));
        return (graph, RandomPartition.Problem(random, graph));
    }

    private static bool IsEdgeOnly(PartitionGraph graph, BruteForce.Assignment assignment) => assignment.OnEdge.Count == graph.LayerCount;
}
