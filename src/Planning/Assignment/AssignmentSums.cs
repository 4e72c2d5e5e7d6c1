using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Planning.Assignment;

/// <summary>What an assignment's layers and tensors add up to, before load and correction.</summary>
internal record struct AssignmentSums(double EdgeMs, double EdgeMj, double CloudMs, TransferAmount Up)
{
    /// <summary>Adds a tensor that crosses.</summary>
    public void Add(TransferAmount tensor) => Up = new TransferAmount(Up.WireBytes + tensor.WireBytes, Up.CodecMs + tensor.CodecMs);

    /// <summary>The predicted times.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="isEdgeOnly">Whether everything runs on the edge.</param>
    public readonly PredictedTimes Times(in PartitionProblem problem, bool isEdgeOnly) =>
        isEdgeOnly ? problem.EdgeOnly() : problem.Split(EdgeMs, CloudMs, Up);

    /// <summary>The predicted energy; null where the problem does not know it.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="isEdgeOnly">Whether everything runs on the edge.</param>
    public readonly PredictedEnergy? Energy(in PartitionProblem problem, bool isEdgeOnly) =>
        problem.Energy is null ? null
        : isEdgeOnly ? problem.EdgeOnlyEnergy()
        : problem.SplitEnergy(EdgeMj, CloudMs, Up);
}
