using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Planning.Tests.Support;

/// <summary>Every assignment of a small graph in which nothing flows back, in every encoding of what crosses, with what it takes, worked out by the formula of the paper.</summary>
internal static class BruteForce
{
    /// <param name="OnEdge">The layers on the edge.</param>
    /// <param name="TotalMs">Its time.</param>
    /// <param name="TotalMj">The edge's energy.</param>
    /// <param name="BytesUp">What crosses.</param>
    public sealed record Assignment(LayerSet OnEdge, double TotalMs, double TotalMj, long BytesUp);

    /// <param name="graph">The graph.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="ways">The ways in which each tensor may cross; null where all cross as floats.</param>
    public static List<Assignment> All(PartitionGraph graph, PartitionProblem problem, Dictionary<string, Transfers.Way[]>? ways = null)
    {
        var readsFrom = Enumerable.Range(0, graph.LayerCount)
            .Select(layer => graph.Tensors.Where(tensor => tensor.Producer >= 0 && tensor.Consumers.Contains(layer)).Select(tensor => tensor.Producer).ToArray())
            .ToList();
        return
        [
            .. ClosedSets.All(readsFrom).SelectMany(onEdge => Combinations(Crossing(graph, onEdge), ways ?? AsFloats(graph, RandomPartition.EncodeBytesPerMs, RandomPartition.DecodeBytesPerMs))
                .Select(up => Evaluate(graph, problem, onEdge, up))),
        ];
    }

    private static Assignment Evaluate(PartitionGraph graph, PartitionProblem problem, LayerSet onEdge, Transfers.Way up)
    {
        double edgeMs = 0, edgeMj = 0, cloudMs = 0;
        for (var layer = 0; layer < graph.LayerCount; layer++)
        {
            if (IsOn(onEdge, layer))
            {
                edgeMs += problem.Edge.LayerMs[layer] * problem.EdgeCorrection.Factor;
                edgeMj += problem.Energy!.Edge.LayerMj[layer] * problem.EdgeCorrection.Factor;
            }
            else
            {
                cloudMs += problem.Cloud.LayerMs[layer] * problem.LoadFactor;
            }
        }

        if (onEdge.Count == graph.LayerCount)
            return new Assignment(onEdge, edgeMs, edgeMj, 0);

        var (bytes, codecMs) = up;
        var upMs = bytes * 8 / (problem.Link.UplinkMbps * 1000);
        var downMs = problem.OutputBytes * 8 / (problem.Link.DownlinkMbps * 1000);
        var energy = problem.Energy!;
        return new Assignment(
            onEdge,
            edgeMs + codecMs + problem.Link.RttMs + upMs + problem.QueueMs + cloudMs + downMs,
            edgeMj
                + upMs * (energy.Transmit.BaseMw + energy.Transmit.MwPerMbps * problem.Link.UplinkMbps) / 1000
                + downMs * (energy.Receive.BaseMw + energy.Receive.MwPerMbps * problem.Link.DownlinkMbps) / 1000
                + (codecMs + problem.Link.RttMs + problem.QueueMs + cloudMs) * energy.IdleMw / 1000,
            bytes);
    }

    private static IEnumerable<FlowingTensor> Crossing(PartitionGraph graph, LayerSet onEdge) => graph.Tensors.Where(
        tensor => IsOn(onEdge, tensor.Producer) && !tensor.Consumers.All(consumer => IsOn(onEdge, consumer)));

    private static IEnumerable<Transfers.Way> Combinations(IEnumerable<FlowingTensor> tensors, Dictionary<string, Transfers.Way[]> ways) =>
        tensors.Aggregate<FlowingTensor, IEnumerable<Transfers.Way>>(
            [new(0, 0)],
            (sums, tensor) => [.. sums.SelectMany(sum => ways[tensor.Name].Select(way => new Transfers.Way(sum.Bytes + way.Bytes, sum.CodecMs + way.CodecMs)))]);

    /// <summary>The one way of each tensor where all cross as floats.</summary>
    public static Dictionary<string, Transfers.Way[]> AsFloats(PartitionGraph graph, double encodeBytesPerMs, double decodeBytesPerMs) => graph.Tensors.ToDictionary(
        tensor => tensor.Name,
        tensor => (Transfers.Way[])[new(tensor.Bytes, tensor.Bytes / encodeBytesPerMs + tensor.Bytes / decodeBytesPerMs)]);

    private static bool IsOn(LayerSet onEdge, int layer) => layer == FlowingTensor.NetworkInput || onEdge.Contains(layer);
}
