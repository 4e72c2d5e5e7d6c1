using System.Collections.Immutable;
using Akka.Actor;
using Neurosurgeon.Actors.Transfer;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;

namespace Neurosurgeon.Actors.Edge;

/// <summary>What the partitioner knows of one network.</summary>
/// <param name="Request">What was asked for when it was first needed.</param>
/// <param name="Waiting">Who has asked and has no answer yet.</param>
internal sealed record ModelState(EdgeProtocol.PrepareModel Request, IActorRef? Waiting)
{
    private const double LargestWaitingShare = 0.1;

    private LayerCosts? _cloudAsSent;
    private CostCorrection _cloudCorrection = CostCorrection.None;

    /// <summary>The network; null until it is open.</summary>
    public Network? Network { get; private init; }

    /// <summary>Finds assignments of its layers, for the partitioner's thread alone; null until the network is open.</summary>
    public AssignmentPlanner? Assignments { get; private init; }

    /// <summary>How its tensors cross; null until the network is open.</summary>
    public TransferKnowledge? Transfer { get; init; }

    /// <summary>Its layers' times on the edge; null until they are known.</summary>
    public LayerCosts? Edge { get; private init; }

    /// <summary>What its tasks take of the edge's energy; null until the layers' times are known.</summary>
    public EnergyModel? Energy { get; private init; }

    /// <summary>What executions have shown of the edge's times.</summary>
    public CostCorrection EdgeCorrection { get; init; } = CostCorrection.None;

    /// <summary>Its layers' times in the cloud, corrected; null until they are known, or where the cloud has refused it.</summary>
    public LayerCosts? Cloud { get; private init; }

    /// <summary>Why the cloud will not run it; null where it will.</summary>
    public string? CloudRefusal { get; init; }

    /// <summary>
    /// The assignments whose halves are ready on both nodes, by the edge's layers: the network with these first. Empty until
    /// one has been made ready; edge-only is among them from then on.
    /// </summary>
    public ImmutableDictionary<LayerSet, Network> Ready { get; private init; } = ImmutableDictionary<LayerSet, Network>.Empty;

    /// <summary>Whether the halves of an assignment are being made ready.</summary>
    public bool IsPreparing { get; init; }

    /// <summary>Whether the cloud has neither sent its times nor refused.</summary>
    public bool NeedsCloud => Cloud is null && CloudRefusal is null;

    /// <summary>The same network with another cloud, of which nothing is known yet.</summary>
    public ModelState WithNewCloud() => WithCloud(null) with { CloudRefusal = null, Ready = ImmutableDictionary<LayerSet, Network>.Empty };

    /// <summary>With the network open.</summary>
    /// <param name="network">The network.</param>
    /// <param name="transfer">How its tensors may be sent.</param>
    /// <exception cref="ArgumentException">A layer of it leads nowhere.</exception>
    public ModelState WithNetwork(Network network, TransferPolicy transfer)
    {
        var graph = PartitionGraph.Of(network);
        return this with { Network = network, Assignments = new AssignmentPlanner(graph), Transfer = TransferKnowledge.Of(network, graph, transfer) };
    }

    /// <summary>With the layers' times on the edge, and the energy that they take there.</summary>
    public ModelState WithEdge(LayerCosts costs, EnergyModel energy) => this with { Edge = costs, Energy = energy };

    /// <summary>With an assignment ready, which nobody waits for any more.</summary>
    public ModelState WithReady(LayerSet edgeLayers, Network edgeFirst) =>
        this with { Ready = Ready.SetItem(LayerSet.All(Network!.Layers.Length), Network).SetItem(edgeLayers, edgeFirst), IsPreparing = false, Waiting = null };

    /// <summary>With the layers' times that the cloud has sent.</summary>
    public ModelState WithCloud(LayerCosts? sent) => this with { _cloudAsSent = sent, Cloud = sent, _cloudCorrection = CostCorrection.None };

    /// <summary>What layers take on the edge when nothing else runs there, in milliseconds; 0 where that is not known.</summary>
    public double ExpectedEdgeMs(LayerSet layers) => UncorrectedEdgeMs(layers) * EdgeCorrection.Factor;

    /// <summary>With what an execution has shown of the times of both nodes.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="edgeLoad">By how much other work slows the edge, this execution taken in.</param>
    public ModelState With(EdgeProtocol.ExecutionMeasured execution, double edgeLoad)
    {
        var learned = this with { EdgeCorrection = EdgeCorrection.With(execution.EdgeMs, UncorrectedEdgeMs(execution.EdgeLayers), edgeLoad) };

        // A suffix that had to wait says more of the cloud's load than of its predictor.
        if (_cloudAsSent is not null && execution.Cloud is { } cloud && cloud.Load.Checked() is { } load && cloud.QueueMs <= LargestWaitingShare * cloud.ComputeMs)
        {
            var uncorrectedMs = load.Stretch * _cloudAsSent.MsOfOthers(execution.EdgeLayers);
            var correction = _cloudCorrection.With(cloud.ComputeMs, uncorrectedMs);
            learned = learned with { _cloudCorrection = correction, Cloud = _cloudAsSent.Scaled(correction.Factor) };
        }

        return learned;
    }

    private double UncorrectedEdgeMs(LayerSet layers) => Edge?.Ms(layers) ?? 0;
}
