using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Planning.Tests.Support;

/// <summary>Random graphs with branches, fan-outs and layers of several outputs, and problems on them.</summary>
internal static class RandomPartition
{
    /// <summary>How quickly a problem's tensors are encoded: with enough of a price to matter.</summary>
    public const double EncodeBytesPerMs = 1e5;

    /// <summary>How quickly they are decoded.</summary>
    public const double DecodeBytesPerMs = 1e6;

    /// <summary>A graph in which each layer leads to the last.</summary>
    /// <param name="random">Where it comes from.</param>
    /// <param name="layers">How many layers.</param>
    /// <param name="reach">How far ahead a tensor is read: 1 makes a chain.</param>
    public static PartitionGraph Graph(Random random, int layers, int reach)
    {
        var tensors = ImmutableArray.CreateBuilder<FlowingTensor>();
        tensors.Add(Tensor("input", FlowingTensor.NetworkInput, Some(0, Math.Min(layers, reach))));
        for (var layer = 0; layer < layers - 1; layer++)
        {
            var outputs = random.Next(4) == 0 ? 2 : 1;
            for (var output = 0; output < outputs; output++)
                tensors.Add(Tensor($"t{layer}.{output}", layer, Some(layer + 1, Math.Min(layers, layer + 1 + reach))));
        }

        return new PartitionGraph([.. Enumerable.Range(0, layers).Select(layer => $"layer{layer}")], tensors.DrainToImmutable());

        ImmutableArray<int> Some(int first, int end)
        {
            var wanted = random.Next(3) == 0 ? random.Next(1, 4) : 1;
            return [.. Enumerable.Range(0, wanted).Select(_ => random.Next(first, end)).Distinct().Order()];
        }

        FlowingTensor Tensor(string name, int producer, ImmutableArray<int> consumers) =>
            new(name, producer, consumers, 4 * (long)Math.Exp(random.NextDouble() * 9));
    }

    /// <summary>A problem in which layers, tensors and link weigh about the same, and each layer has a side of its own that suits it.</summary>
    public static PartitionProblem Problem(Random random, PartitionGraph graph)
    {
        ImmutableArray<double> Values(double most) => [.. Enumerable.Range(0, graph.LayerCount).Select(_ => random.NextDouble() * most)];
        return new PartitionProblem(
            Cuts(graph),
            4 * random.Next(1, 1000),
            new LayerCosts(Values(40)),
            new CostCorrection(0.2 + random.NextDouble()),
            new LayerCosts(Values(20)),
            1 + random.NextDouble() * 3,
            new LinkEstimate(Math.Exp(random.NextDouble() * 6), Math.Exp(random.NextDouble() * 6), random.NextDouble() * 5, DateTimeOffset.UnixEpoch),
            Transfers.AsFloats(Cuts(graph), EncodeBytesPerMs, DecodeBytesPerMs))
        {
            QueueMs = random.Next(2) == 0 ? 0 : random.NextDouble() * 5,
            Energy = new EnergyModel(new LayerEnergy(Values(50)), new RadioPower(438.39, 1288.04))
            {
                Receive = random.Next(2) == 0 ? RadioPower.None : new RadioPower(50, 1000),
                IdleMw = random.Next(2) == 0 ? 0 : random.NextDouble() * 1000,
            },
        };
    }

    /// <summary>A problem of small whole numbers and zeros, in which much comes to the same.</summary>
    public static PartitionProblem ProblemWithTies(Random random, PartitionGraph graph)
    {
        ImmutableArray<double> Values() => [.. Enumerable.Range(0, graph.LayerCount).Select(_ => (double)random.Next(0, 3))];
        return Problem(random, graph) with
        {
            OutputBytes = 0,
            Edge = new LayerCosts(Values()),
            EdgeCorrection = CostCorrection.None,
            Cloud = new LayerCosts(Values()),
            LoadFactor = 1,
            QueueMs = 0,
            Link = new LinkEstimate(1e12, 1e12, random.Next(0, 3), DateTimeOffset.UnixEpoch),
            Transfer = Transfers.AsFloats(Cuts(graph), 1e12, 1e12),
        };
    }

    /// <summary>What crosses at each position: what is made before it and read behind it.</summary>
    public static ImmutableArray<Cut> Cuts(PartitionGraph graph) =>
    [
        .. Enumerable.Range(0, graph.LayerCount + 1).Select(cut => new Cut(
            cut,
            cut == 0 ? "input" : graph.LayerNames[cut - 1],
            [
                .. graph.Tensors
                    .Where(tensor => tensor.Producer < cut && tensor.Consumers.Any(consumer => consumer >= cut))
                    .Select(tensor => new TensorInfo(tensor.Name, [(int)tensor.Bytes / 4], ElementType.Float32)),
            ])),
    ];
}
