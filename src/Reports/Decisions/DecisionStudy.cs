using Neurosurgeon.Configuration;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Explanation;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>Where a network is best cut between two devices, and why.</summary>
/// <param name="Network">The network.</param>
/// <param name="Edge">The edge.</param>
/// <param name="Cloud">The cloud.</param>
/// <param name="Radio">What the edge sends with.</param>
/// <param name="Problem">What decides.</param>
/// <param name="Target">What is wanted.</param>
/// <param name="Explanation">The candidates and the decision.</param>
internal sealed record DecisionStudy(
    NetworkOutline Network, PlannedDevice Edge, PlannedDevice Cloud, RadioSettings Radio, PartitionProblem Problem, Target Target, DecisionExplanation Explanation)
{
    /// <summary>Decides.</summary>
    /// <param name="network">The network.</param>
    /// <param name="edge">The edge.</param>
    /// <param name="cloud">The cloud.</param>
    /// <param name="link">The link between the two.</param>
    /// <param name="loadFactor">K: by how much the cloud's idle times stretch; 1 or more.</param>
    /// <param name="maxError">By how much encodings may change the output, as a share of its largest magnitude; 0 for not at all.</param>
    /// <param name="power">What power the edge draws.</param>
    /// <param name="target">What is wanted.</param>
    /// <param name="largestPayloadBytes">How many bytes of tensors a message can carry.</param>
    public static DecisionStudy Of(
        NetworkOutline network, PlannedDevice edge, PlannedDevice cloud, LinkEstimate link, double loadFactor, double maxError, PowerSettings power, Target target, long largestPayloadBytes)
    {
        var edgeCosts = edge.Costs(network);
        var problem = new PartitionProblem(
            network.Cuts, network.Output.Bytes, edgeCosts, CostCorrection.None, cloud.Costs(network), loadFactor, link,
            AssumedCodec.Costs(network, maxError))
        {
            LargestPayloadBytes = largestPayloadBytes,
            Energy = power.EnergyOf(network.Layers, edgeCosts),
        };
        return new DecisionStudy(network, edge, cloud, power.Radio, problem, target, Explainer.Explain(problem, target)) { MaxError = maxError };
    }

    /// <summary>By how much encodings may change the output, as a share of its largest magnitude.</summary>
    public double MaxError { get; private init; }

    /// <summary>A cut in one word: its ends by what they mean, others by the layer before them.</summary>
    public string Name(int cutIndex) =>
        cutIndex == Network.Layers.Length ? "edge-only"
        : cutIndex == 0 ? "cloud-only"
        : Network.Cuts[cutIndex].After;

    /// <summary>What a person calls a cut.</summary>
    public string Title(int cutIndex) =>
        cutIndex == 0 || cutIndex == Network.Layers.Length ? Name(cutIndex) : $"after {Name(cutIndex)}";
}
