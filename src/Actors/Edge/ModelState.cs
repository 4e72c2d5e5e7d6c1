using System.Collections.Immutable;
using Akka.Actor;
using Neurosurgeon.Actors.Transfer;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Edge;

/// <summary>What the partitioner knows of one network.</summary>
/// <param name="Request">What was asked for when it was first needed.</param>
/// <param name="Waiting">Who has asked and has no answer yet.</param>
internal sealed record ModelState(EdgeProtocol.PrepareModel Request, IActorRef? Waiting)
{
    private const double LargestWaitingShare = 0.1;
    private const double LargestLoadFactor = 1000;

    private LayerCosts? _cloudAsSent;
    private CostCorrection _cloudCorrection = CostCorrection.None;

    /// <summary>The network; null until it is open.</summary>
    public Network? Network { get; init; }

    /// <summary>How its tensors cross; null until the network is open.</summary>
    public TransferKnowledge? Transfer { get; init; }

    /// <summary>Its layers' times on the edge; null until they are known.</summary>
    public LayerCosts? Edge { get; init; }

    /// <summary>What executions have shown of the edge's times.</summary>
    public CostCorrection EdgeCorrection { get; init; } = CostCorrection.None;

    /// <summary>Its layers' times in the cloud, corrected; null until they are known, or where the cloud has refused it.</summary>
    public LayerCosts? Cloud { get; private init; }

    /// <summary>Why the cloud will not run it; null where it will.</summary>
    public string? CloudRefusal { get; init; }

    /// <summary>The cuts whose halves are ready on both nodes.</summary>
    public ImmutableHashSet<int> ReadyCuts { get; init; } = [];

    /// <summary>The cut whose halves are being made ready; null where none is.</summary>
    public int? CutInPreparation { get; init; }

    /// <summary>Whether the cloud has neither sent its times nor refused.</summary>
    public bool NeedsCloud => Cloud is null && CloudRefusal is null;

    /// <summary>The same network with another cloud, of which nothing is known yet.</summary>
    public ModelState WithNewCloud() => WithCloud(null) with { CloudRefusal = null, ReadyCuts = [] };

    /// <summary>With the layers' times that the cloud has sent.</summary>
    public ModelState WithCloud(LayerCosts? sent) => this with { _cloudAsSent = sent, Cloud = sent, _cloudCorrection = CostCorrection.None };

    /// <summary>With what an execution has shown of the times of both nodes.</summary>
    public ModelState With(EdgeProtocol.ExecutionMeasured execution)
    {
        var learned = this;
        if (Edge is not null)
        {
            var uncorrectedMs = Edge.SuffixMs(execution.EdgeLayers.First) - Edge.SuffixMs(execution.EdgeLayers.End);
            learned = learned with { EdgeCorrection = EdgeCorrection.With(execution.EdgeMs, uncorrectedMs) };
        }

        // A suffix that had to wait says more of the cloud's load than of its predictor.
        if (_cloudAsSent is not null && execution.Cloud is { LoadFactor: >= 1 and <= LargestLoadFactor } cloud && cloud.QueueMs <= LargestWaitingShare * cloud.ComputeMs)
        {
            var uncorrectedMs = cloud.LoadFactor * _cloudAsSent.SuffixMs(execution.EdgeLayers.End);
            var correction = _cloudCorrection.With(cloud.ComputeMs, uncorrectedMs);
            learned = learned with { _cloudCorrection = correction, Cloud = _cloudAsSent.Scaled(correction.Factor) };
        }

        return learned;
    }
}
