using System.Collections.Immutable;
using Neurosurgeon.Codecs;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Explanation;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Planning.Tests.Transfer;

/// <summary>Cut and encodings chosen together, against every combination that there is.</summary>
public class EncodingChoiceTests
{
    public static TheoryData<string, double, double> Targets => new()
    {
        { "latency", 1, 0 },
        { "energy", 0, 1 },
        { "both", 0.3, 2 },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_assignment_and_its_encodings_are_the_best_of_all_combinations(string name, double perMs, double perMj)
    {
        var random = new Random(name.Length);
        var target = Target.Weighted(perMs, perMj);
        var (encoded, branched) = (0, 0);
        for (var run = 0; run < 600; run++)
        {
            var (graph, problem, ways) = Random(random, reach: random.Next(1, 5));

            var choice = new AssignmentPlanner(graph).Best(problem, target);

            var all = BruteForce.All(graph, problem, ways);
            var least = all.Min(combination => target.Score(combination.TotalMs, combination.TotalMj));
            Assert.Equal(least, choice.Score, 1e-9 * least);
            Assert.Equal(least, choice.LowerBound, 1e-9 * least);
            Assert.Contains(all, combination => IsSame(combination, choice.Assignment));
            branched += choice.Assignment.CutIndex is null ? 1 : 0;
            encoded += problem.Transfer.EncodingsOf(Crossing(problem, choice.Assignment), choice.Assignment.Price).Any(encoding => encoding != TensorEncoding.Float32) ? 1 : 0;
        }

        Assert.True(encoded > 100, $"Only {encoded} choices encoded anything.");
        Assert.True(branched > 10, $"Only {branched} assignments were no position.");
    }

    [Fact]
    public void A_position_is_chosen_together_with_its_encodings()
    {
        var random = new Random(1);
        for (var run = 0; run < 600; run++)
        {
            var (graph, problem, ways) = Random(random, reach: 1);

            var choice = PartitionSearch.Best(problem, Target.Energy);

            Assert.Equal(BruteForce.All(graph, problem, ways).Min(combination => combination.TotalMj), choice.Energy!.Value.TotalMj, 1e-9);
        }
    }

    [Fact]
    public void What_is_too_large_for_a_message_crosses_where_an_encoding_makes_it_small_enough()
    {
        var random = new Random(2);
        var saved = 0;
        for (var run = 0; run < 600; run++)
        {
            var (graph, unlimited, ways) = Random(random, reach: random.Next(1, 4));
            var all = BruteForce.All(graph, unlimited, ways);
            var problem = unlimited with { LargestPayloadBytes = (long)(random.NextDouble() * all.Max(combination => combination.BytesUp)) };

            var choice = new AssignmentPlanner(graph).Best(problem, Target.Latency);

            var fits = all.Where(combination => combination.OnEdge.Count == graph.LayerCount || Math.Max(combination.BytesUp, problem.OutputBytes) <= problem.LargestPayloadBytes).ToList();
            var least = fits.Min(combination => combination.TotalMs);
            Assert.Contains(fits, combination => IsSame(combination, choice.Assignment));
            Assert.InRange(choice.LowerBound, 0, least * (1 + 1e-9));
            Assert.InRange(choice.Score, least * (1 - 1e-9), double.MaxValue);
            saved += choice.Assignment.BytesUp > 0 && Crossing(problem, choice.Assignment).Sum(tensor => tensor.Bytes) > problem.LargestPayloadBytes ? 1 : 0;
        }

        Assert.True(saved > 20, $"Only {saved} choices would not have fitted as floats.");
    }

    [Fact]
    public void A_slow_link_takes_the_fewest_bytes_and_a_quick_one_the_least_time()
    {
        var random = new Random(3);
        for (var run = 0; run < 200; run++)
        {
            var (_, problem, ways) = Random(random, reach: 1);

            var slow = problem with { Link = problem.Link with { UplinkMbps = 1e-9 } };
            var quick = problem with { Link = problem.Link with { UplinkMbps = 1e12 } };

            var input = ways["input"];
            Assert.Equal(input.Min(way => way.Bytes), slow.Crossing(0, slow.PriceFor(Target.Latency)).WireBytes);
            Assert.Equal(input.Min(way => way.CodecMs), quick.Crossing(0, quick.PriceFor(Target.Latency)).CodecMs, 1e-12);
        }
    }

    [Fact]
    public void Of_encodings_that_cost_the_same_the_first_of_all_is_taken()
    {
        // Half precision and 8 bits with their steps: 16 bytes each.
        var tensor = new TensorInfo("tensor", [1, 8], ElementType.Float32);
        var costs = new TransferCosts([new Cut(0, "input", [tensor])], new CodecSpeeds(_ => new CodecSpeed(1, 1)), TransferSizes.Dense, (_, _) => true);

        var smallest = TensorEncoding.All.GroupBy(encoding => TensorCodec.EncodedBytes(encoding, [1, 8], 8)).MinBy(same => same.Key)!;

        Assert.InRange(smallest.Count(), 2, TensorEncoding.All.Length);
        Assert.Equal<TensorEncoding>([smallest.First()], costs.EncodingsOf([tensor], TransferPrice.FewestBytes));
    }

    [Fact]
    public void The_decision_stays_up_to_the_flip_also_where_encodings_change_before_it()
    {
        var random = new Random(4);
        var flips = 0;
        for (var run = 0; run < 400; run++)
        {
            var (_, problem, _) = Random(random, reach: random.Next(1, 4));
            var target = run % 2 == 0 ? Target.Latency : Target.Weighted(1, 0.5);

            var explanation = Explainer.Explain(problem, target);

            foreach (var (flip, end) in new[] { (explanation.UplinkBelow, 1e-4), (explanation.UplinkAbove, 1e6) })
            {
                int Decide(double mbps) => PartitionSearch.Best(problem with { Link = problem.Link with { UplinkMbps = mbps } }, target).CutIndex;
                var (from, to) = (problem.Link.UplinkMbps, flip?.At ?? end);
                for (var step = 0; step < 40; step++)
                    Assert.Equal(explanation.BestIndex, Decide(from * Math.Pow(to / from, step / 40.0)));
                if (flip is null)
                    continue;
                Assert.Equal(flip.CutIndex, Decide(flip.At * (to > from ? 1 + 1e-9 : 1 - 1e-9)));
                flips++;
            }
        }

        Assert.True(flips > 80, $"Only {flips} flips were checked.");
    }

    [Fact]
    public void A_run_moves_what_is_known_of_a_tensor_towards_what_it_showed()
    {
        var sizes = TransferSizes.Dense.With("a", 0.5);

        Assert.Equal(0.95, sizes.DensityOf("a"), 1e-12);
        Assert.Equal(1, sizes.DensityOf("b"));
    }

    private static (PartitionGraph Graph, PartitionProblem Problem, Dictionary<string, Transfers.Way[]> Ways) Random(Random random, int reach)
    {
        var graph = RandomPartition.Graph(random, layers: random.Next(1, 7), reach);
        var transfer = Transfers.Any(random, RandomPartition.Cuts(graph));
        return (graph, RandomPartition.Problem(random, graph) with { Transfer = transfer.Costs }, transfer.Ways);
    }

    private static ImmutableArray<TensorInfo> Crossing(PartitionProblem problem, LayerAssignment assignment) =>
        assignment.CutIndex is { } cut ? problem.Cuts[cut].Tensors : [.. problem.Cuts.SelectMany(other => other.Tensors).DistinctBy(tensor => tensor.Name)];

    private static bool IsSame(BruteForce.Assignment combination, LayerAssignment assignment) =>
        combination.OnEdge.Equals(assignment.EdgeLayers) && combination.BytesUp == assignment.BytesUp
        && Math.Abs(combination.TotalMs - assignment.Predicted.TotalMs) <= 1e-9 * combination.TotalMs;
}
