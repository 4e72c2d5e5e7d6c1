using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Planning.Assignment;

/// <summary>Which layers run on the edge, all others in the cloud, and what that is predicted to take. Nothing flows back to the edge but the network's output.</summary>
/// <param name="EdgeLayers">The layers that run on the edge.</param>
/// <param name="BytesUp">What crosses to the cloud, encoded.</param>
/// <param name="Predicted">The predicted times.</param>
/// <param name="Energy">What is predicted to be taken of the edge's energy; null where that is not known.</param>
public sealed record LayerAssignment(LayerSet EdgeLayers, long BytesUp, PredictedTimes Predicted, PredictedEnergy? Energy)
{
    /// <summary>The cut, where the assignment is a position in the layers' order; otherwise null.</summary>
    public int? CutIndex => EdgeLayers.IsPrefix ? EdgeLayers.Count : null;

    /// <summary>By what the encodings of what crosses were chosen.</summary>
    public TransferPrice Price { get; init; }
}
