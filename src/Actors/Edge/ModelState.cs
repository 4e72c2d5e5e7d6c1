using System.Collections.Immutable;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Configuration;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;

namespace Neurosurgeon.Actors.Edge;

/// <summary>What the partitioner knows of one network.</summary>
/// <param name="Request">What was asked for when it was first needed.</param>
internal sealed record ModelState(EdgeProtocol.PrepareModel Request)
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

    /// <summary>Whether plans can be made for it.</summary>
    public bool IsOpen => Network is not null;

    /// <summary>The same network with another cloud, of which nothing is known yet.</summary>
    public ModelState WithNewCloud() => WithCloud(null) with { CloudRefusal = null, Ready = ImmutableDictionary<LayerSet, Network>.Empty };

    /// <summary>With the network open, and its layers measured here.</summary>
    /// <param name="opened">The network.</param>
    /// <param name="transfer">How its tensors may be sent.</param>
    /// <param name="power">What power this device draws.</param>
    /// <exception cref="ArgumentException">A layer of it leads nowhere.</exception>
    public ModelState With(PreparationProtocol.ModelOpened opened, TransferPolicy transfer, PowerSettings power)
    {
        var network = opened.Network;
        var graph = PartitionGraph.Of(network);
        return this with
        {
            Network = network,
            Assignments = new AssignmentPlanner(graph),
            Transfer = TransferKnowledge.Of(network, graph, transfer).WithSampled(opened.Densities),
            Edge = opened.Costs,
            Energy = power.EnergyOf(network.Layers, opened.Costs),
        };
    }

    /// <summary>With what its layers cost in the cloud, or why that will not run it.</summary>
    public ModelState With(PreparationProtocol.CloudMeasured measured) => WithCloud(measured.Costs) with { CloudRefusal = measured.Refusal };

    /// <summary>With the errors that lossy encodings have been found to be bounded by.</summary>
    public ModelState With(PreparationProtocol.EffectsMeasured measured) => this with { Transfer = Transfer!.With(measured.ErrorBounds) };

    /// <summary>With an assignment ready.</summary>
    public ModelState WithReady(LayerSet edgeLayers, Network edgeFirst) =>
        this with { Ready = Ready.SetItem(LayerSet.All(Network!.Layers.Length), Network).SetItem(edgeLayers, edgeFirst), IsPreparing = false };

    private ModelState WithCloud(LayerCosts? sent) => this with { _cloudAsSent = sent, Cloud = sent, _cloudCorrection = CostCorrection.None };

    /// <summary>What layers take on the edge when nothing else runs there, in milliseconds; 0 where that is not known.</summary>
    public double ExpectedEdgeMs(LayerSet layers) => UncorrectedEdgeMs(layers) * EdgeCorrection.Factor;

    /// <summary>With what an execution has shown of the times of both nodes, and of the tensors.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="edgeLoad">By how much other work slows the edge, this execution taken in.</param>
    public ModelState With(EdgeProtocol.ExecutionMeasured execution, double edgeLoad)
    {
        var learned = this with
        {
            Transfer = execution.Densities.IsEmpty ? Transfer : Transfer!.WithSent(execution.Densities),
            EdgeCorrection = EdgeCorrection.With(execution.EdgeMs, UncorrectedEdgeMs(execution.EdgeLayers), edgeLoad),
        };

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
