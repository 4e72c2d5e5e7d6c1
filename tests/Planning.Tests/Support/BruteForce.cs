using Neurosurgeon.Models;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Planning.Tests.Support;

/// <summary>Every assignment of a small graph in which nothing flows back, with what it takes, worked out by the formula of the paper.</summary>
internal static class BruteForce
{
    /// <param name="OnEdge">A bit a layer.</param>
    /// <param name="TotalMs">Its time.</param>
    /// <param name="TotalMj">The edge's energy.</param>
    /// <param name="BytesUp">What crosses.</param>
    public sealed record Assignment(int OnEdge, double TotalMs, double TotalMj, long BytesUp);

    public static List<Assignment> All(PartitionGraph graph, PartitionProblem problem)
    {
        var assignments = new List<Assignment>();
        for (var onEdge = 0; onEdge < 1 << graph.LayerCount; onEdge++)
        {
            if (graph.Tensors.All(tensor => IsOn(onEdge, tensor.Producer) || !tensor.Consumers.Any(consumer => IsOn(onEdge, consumer))))
                assignments.Add(Evaluate(graph, problem, onEdge));
        }

        return assignments;
    }

    public static int Bits(LayerSet layers) => layers.Indices.Sum(layer => 1 << layer);

    private static Assignment Evaluate(PartitionGraph graph, PartitionProblem problem, int onEdge)
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

        if (onEdge == (1 << graph.LayerCount) - 1)
            return new Assignment(onEdge, edgeMs, edgeMj, 0);

        var bytes = graph.Tensors
            .Where(tensor => IsOn(onEdge, tensor.Producer) && !tensor.Consumers.All(consumer => IsOn(onEdge, consumer)))
            .Sum(tensor => tensor.Bytes);
        var codecMs = bytes / problem.Codec.EncodeBytesPerMs + bytes / problem.Codec.DecodeBytesPerMs;
        var upMs = bytes * 8 / (problem.Link.UplinkMbps * 1000);
        var downMs = problem.OutputBytes * 8 / (problem.Link.DownlinkMbps * 1000);
        var energy = problem.Energy!;
        return new Assignment(
            onEdge,
            edgeMs + codecMs + problem.Link.RttMs + upMs + cloudMs + downMs,
            edgeMj
                + upMs * (energy.Transmit.BaseMw + energy.Transmit.MwPerMbps * problem.Link.UplinkMbps) / 1000
                + downMs * (energy.Receive.BaseMw + energy.Receive.MwPerMbps * problem.Link.DownlinkMbps) / 1000
                + (codecMs + problem.Link.RttMs + cloudMs) * energy.IdleMw / 1000,
            bytes);
    }

    private static bool IsOn(int onEdge, int layer) => layer == FlowingTensor.NetworkInput || (onEdge >> layer & 1) != 0;
}
