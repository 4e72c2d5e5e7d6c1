using Neurosurgeon.Models;
using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Planning.Partitioning;

/// <summary>What is to be done with one task, and why.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="Cut">Where it is cut.</param>
/// <param name="CutCount">How many cuts there are: the network's layers and one.</param>
/// <param name="Predicted">What the task is predicted to take.</param>
/// <param name="Link">The estimate that the plan was made on; null where there is no cloud.</param>
/// <param name="Remark">A sentence on what is out of the ordinary, such as a stale estimate; null where nothing is.</param>
public sealed record Plan(string Model, Cut Cut, int CutCount, PredictedTimes Predicted, LinkEstimate? Link, string? Remark)
{
    /// <summary>How what lies on the cut crosses.</summary>
    public PlannedTransfer Transfer { get; init; } = PlannedTransfer.None;

    /// <summary>Whether everything runs on the edge.</summary>
    public bool IsEdgeOnly => Cut.Index == CutCount - 1;
}
