using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Planning.Partitioning;

/// <summary>What is to be done with one task, and why.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="EdgeLayers">The layers that run on the edge; all others run in the cloud.</param>
/// <param name="Cut">What lies between the two: a cut of the network with the edge's layers first.</param>
/// <param name="CutCount">How many cuts there are: the network's layers and one.</param>
/// <param name="Predicted">What the task is predicted to take.</param>
/// <param name="Energy">What it is predicted to take of the edge's energy; null where that is not known.</param>
/// <param name="Link">The estimate that the plan was made on; null where there is no cloud.</param>
/// <param name="Remark">A sentence on what is out of the ordinary, such as a stale estimate; null where nothing is.</param>
public sealed record Plan(
    string Model, LayerSet EdgeLayers, Cut Cut, int CutCount, PredictedTimes Predicted, PredictedEnergy? Energy, LinkEstimate? Link, string? Remark)
{
    /// <summary>The load that the plan was made under.</summary>
    public PlannedLoad Load { get; init; } = PlannedLoad.None;

    /// <summary>How what lies on the cut crosses.</summary>
    public PlannedTransfer Transfer { get; init; } = PlannedTransfer.None;

    /// <summary>Whether everything runs on the edge.</summary>
    public bool IsEdgeOnly => Cut.Index == CutCount - 1;
}
