using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>A way to divide a network's layers.</summary>
/// <param name="Cut">What lies between the two sides.</param>
/// <param name="EdgeLayers">The layers that run on the edge.</param>
/// <param name="Planned">The edge's plan for it; null where it cannot be taken, as for want of room in a message.</param>
internal sealed record BenchCut(Cut Cut, LayerSet EdgeLayers, EdgeProtocol.TaskPlanned? Planned)
{
    // How much of a tensor is zero differs from what the edge expects by less than this share.
    private const double SizeMargin = 0.1;

    /// <summary>The least that can cross: encoded as planned, less what the sizes of encoded tensors may be off by.</summary>
    public double LeastBytes => Planned is { Plan.Transfer.WireBytes: var planned } && planned < Cut.Bytes ? planned * (1 - SizeMargin) : Cut.Bytes;

    /// <summary>Whether everything runs on the edge.</summary>
    public bool IsEdgeOnly => EdgeLayers.Count == EdgeLayers.LayerCount;
}
