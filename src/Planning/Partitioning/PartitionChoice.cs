using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Planning.Partitioning;

/// <summary>A cut, and what it is predicted to take.</summary>
/// <param name="CutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
/// <param name="Predicted">Its predicted times.</param>
public readonly record struct PartitionChoice(int CutIndex, PredictedTimes Predicted)
{
    /// <summary>What it is predicted to take of the edge's energy; null where that is not known.</summary>
    public PredictedEnergy? Energy { get; init; }

    /// <summary>By what the encodings of what crosses were chosen.</summary>
    public TransferPrice Price { get; init; }
}
