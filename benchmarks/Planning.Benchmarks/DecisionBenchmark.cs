using BenchmarkDotNet.Attributes;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;

namespace Neurosurgeon.Planning.Benchmarks;

/// <summary>
/// The decision alone, from costs and estimates in hand to the plan: what happens before every task.
/// The networks are the zoo's own, and each tensor may cross in any encoding; what layers cost does not matter to the time and is made up.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class DecisionBenchmark
{
    private readonly ModelStore _store = new();
    private PartitionProblem _problem;
    private Network _network = null!;
    private AssignmentPlanner _planner = null!;

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => ModelZoo.Names;

    [GlobalSetup]
    public void Open()
    {
        _network = _store.Get(Model);
        _planner = new AssignmentPlanner(PartitionGraph.Of(_network));
        var random = new Random(1);
        LayerCosts Costs() => new([.. _network.Layers.Select(_ => random.NextDouble() * 10)]);
        _problem = new PartitionProblem(
            _network.Cuts, _network.Output.Bytes, Costs(), CostCorrection.None, Costs(), 1.5,
            new LinkEstimate(5.85, 20, 40, DateTimeOffset.UnixEpoch), Transfers.InAnyEncoding(_network));
    }

    [GlobalCleanup]
    public void Close() => _store.Dispose();

    [Benchmark]
    public Plan Decide()
    {
        var choice = _planner.Best(_problem, Target.Latency).Assignment;
        return new Plan(
            _network.Name, choice.EdgeLayers, _network.Cuts[choice.EdgeLayers.Count], _network.Cuts.Length, choice.Predicted, choice.Energy, _problem.Link, null);
    }

    /// <summary>The linear scan over the positions alone.</summary>
    [Benchmark]
    public PartitionChoice Scan() => PartitionSearch.Quickest(_problem);
}
