using BenchmarkDotNet.Attributes;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;

namespace Neurosurgeon.Planning.Benchmarks;

/// <summary>
/// The decision on random graphs of 1,000 layers with branches. What is hard depends on the costs: in
/// <c>mixed</c> each layer suits one side or the other, in <c>far</c> every layer is a little quicker in a cloud that
/// is a long round trip away, so that much has to be weighed against it.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class AssignmentBenchmark
{
    private const int Layers = 1000;

    private PartitionProblem _problem;
    private AssignmentPlanner _planner = null!;
    private Target _bounded = null!;

    /// <summary>How many layers ahead a tensor is read: the fewer, the longer and narrower the graph.</summary>
    [Params(2, 6, 100)]
    public int Reach { get; set; }

    [Params("mixed", "far")]
    public string Costs { get; set; } = "";

    [GlobalSetup]
    public void Create()
    {
        var random = new Random(1);
        var graph = RandomPartition.Graph(random, Layers, Reach);
        _problem = RandomPartition.Problem(random, graph) with { Transfer = Transfers.Any(new Random(2), RandomPartition.Cuts(graph)).Costs };
        if (Costs == "far")
        {
            _problem = _problem with
            {
                Edge = new LayerCosts([.. Enumerable.Range(0, Layers).Select(_ => 5 + 5 * random.NextDouble())]),
                EdgeCorrection = CostCorrection.None,
                Cloud = new LayerCosts([.. Enumerable.Range(0, Layers).Select(_ => 4 + random.NextDouble())]),
                LoadFactor = 1,
                Link = new LinkEstimate(1, 1, 4000, DateTimeOffset.UnixEpoch),
            };
        }

        _planner = new AssignmentPlanner(graph);

        // Half way between the quickest and the thriftiest, so that the bound stands in the way.
        _bounded = Target.LeastEnergyWithin((TotalMs(Target.Latency) + TotalMs(Target.Energy)) / 2);
    }

    private double TotalMs(Target target) => _planner.Best(_problem, target).Assignment.Predicted.TotalMs;

    [Benchmark]
    public AssignmentChoice Latency() => _planner.Best(_problem, Target.Latency);

    [Benchmark]
    public AssignmentChoice Energy() => _planner.Best(_problem, Target.Energy);

    [Benchmark]
    public AssignmentChoice EnergyWithinBound() => _planner.Best(_problem, _bounded);
}
