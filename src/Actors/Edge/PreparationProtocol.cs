using System.Collections.Immutable;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Edge;

/// <summary>What the partitioner of an edge and the preparer say to one another, to get networks ready.</summary>
public static class PreparationProtocol
{
    /// <summary>
    /// Asks for what plans for a network rest on; answered by <see cref="ModelOpened"/> or <see cref="ModelUnavailable"/>, and before
    /// it, where there is a cloud, by <see cref="CloudMeasured"/>.
    /// </summary>
    /// <param name="Model">The network's name.</param>
    public sealed record OpenModel(string Model);

    /// <summary>A network is open.</summary>
    /// <param name="Network">The network.</param>
    /// <param name="Costs">What its layers cost here.</param>
    /// <param name="Densities">The share of elements that are not zero, by the tensor's name; empty where the network cannot be run.</param>
    public sealed record ModelOpened(Network Network, LayerCosts Costs, ImmutableDictionary<string, double> Densities);

    /// <summary>A network cannot be opened or measured.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="Reason">A sentence for a person.</param>
    public sealed record ModelUnavailable(string Model, string Reason);

    /// <summary>What a network's layers cost in the cloud; told again whenever there is another cloud.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="Costs">The costs; null where the cloud will not run it.</param>
    /// <param name="Refusal">Why it will not: a sentence; null where it will.</param>
    public sealed record CloudMeasured(string Model, LayerCosts? Costs, string? Refusal);

    /// <summary>Asks by how much lossy encodings change the output; answered by <see cref="EffectsMeasured"/>.</summary>
    /// <param name="Network">The network, in the order that has the cut.</param>
    /// <param name="CutIndex">The cut at which the tensors cross.</param>
    /// <param name="Forms">The tensors and their encodings.</param>
    public sealed record MeasureEffects(Network Network, int CutIndex, ImmutableArray<TensorForm> Forms);

    /// <summary>By how much lossy encodings change the output.</summary>
    /// <param name="Model">The network's name.</param>
    /// <param name="ErrorBounds">The bound of the error, as a share of the output's largest magnitude; infinite where there is none.</param>
    public sealed record EffectsMeasured(string Model, ImmutableDictionary<TensorForm, double> ErrorBounds);

    /// <summary>Asks for both halves of a network to be made ready, and for the edge to be able to run all of it; answered by <see cref="AssignmentPrepared"/>.</summary>
    /// <param name="EdgeFirst">The network with the edge's layers first.</param>
    /// <param name="EdgeLayers">The layers that run on the edge.</param>
    /// <param name="Cloud">The cloud that is to make the suffix ready; null where there is none.</param>
    public sealed record PrepareAssignment(Network EdgeFirst, LayerSet EdgeLayers, EdgeProtocol.CloudRefs? Cloud);

    /// <summary>Both halves of a network are ready, as far as they could be made so.</summary>
    /// <param name="EdgeFirst">The network with the edge's layers first.</param>
    /// <param name="EdgeLayers">The layers that run on the edge.</param>
    public sealed record AssignmentPrepared(Network EdgeFirst, LayerSet EdgeLayers);
}
