using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Planning.Assignment;

/// <summary>What an assignment's layers and tensors add up to, before load and correction.</summary>
internal record struct AssignmentSums(double EdgeMs, double EdgeMj, double CloudMs, long BytesUp)
{
    /// <summary>The predicted times.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="isEdgeOnly">Whether everything runs on the edge.</param>
    public readonly PredictedTimes Times(in PartitionProblem problem, bool isEdgeOnly) =>
        isEdgeOnly ? problem.EdgeOnly() : problem.Split(EdgeMs, CloudMs, BytesUp);

    /// <summary>The predicted energy; null where the problem does not know it.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="isEdgeOnly">Whether everything runs on the edge.</param>
    public readonly PredictedEnergy? Energy(in PartitionProblem problem, bool isEdgeOnly) =>
        problem.Energy is null ? null
        : isEdgeOnly ? problem.EdgeOnlyEnergy()
        : problem.SplitEnergy(EdgeMj, CloudMs, BytesUp);
}
