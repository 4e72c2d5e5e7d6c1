using Neurosurgeon.Configuration;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Splitting;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Actors.Edge;

/// <summary>Turns what the partitioner knows into a plan for one task, and says what the plan lacks.</summary>
internal sealed class Planner(EdgeSettings settings, TimeProvider time)
{
    /// <summary>Plans one task.</summary>
    /// <param name="model">What is known of the network, which is open and measured on the edge.</param>
    /// <param name="onlyReady">
    /// Whether to choose among the assignments whose halves are ready, or all where none is, and among encodings whose effect is known.
    /// </param>
    /// <param name="forcedCutIndex">The cut to take; null to take the best assignment.</param>
    /// <param name="target">What makes one plan better than another.</param>
    /// <param name="cloud">The cloud's actors; null where there is none.</param>
    /// <param name="link">The link's estimate; null where there is none.</param>
    /// <param name="load">The load of both nodes.</param>
    public EdgeProtocol.TaskPlanned Plan(
        ModelState model, bool onlyReady, int? forcedCutIndex, Target target, EdgeProtocol.CloudRefs? cloud, LinkEstimate? link, PlannedLoad load)
    {
        var network = model.Network!;
        if (WhyNoCloud(model, cloud, link) is { } reason)
            return EdgeOnly(model, load, forcedCutIndex is null || forcedCutIndex == network.Layers.Length ? reason : $"{reason} Cut {forcedCutIndex} could not be taken.");

        var transfer = onlyReady ? model.Transfer!.ProvenCosts : model.Transfer!.Costs;
        var problem = new PartitionProblem(
            network.Cuts, network.Output.Bytes, model.Edge!, model.EdgeCorrection.Under(load.EdgeFactor), model.Cloud!, load.CloudFactor, link!, transfer)
        {
            QueueMs = load.QueueMs,
            LargestPayloadBytes = cloud!.LargestPayloadBytes,
            Energy = model.Energy,
        };
        if (forcedCutIndex is { } tooLarge && !problem.Fits(tooLarge))
            return EdgeOnly(model, load, $"Cut {tooLarge} could not be taken: {WhyTooLarge(network, tooLarge, cloud)}");

        var assignments = model.Assignments!;
        var assignment =
            forcedCutIndex is { } forced ? assignments.Predict(problem, LayerSet.Prefix(network.Layers.Length, forced), target)
            : onlyReady && assignments.BestOf(problem, target, model.Ready.Keys) is { } ready ? ready
            : assignments.Best(problem, target).Assignment;

        var edgeLayers = assignment.EdgeLayers;
        var edgeFirst = model.Ready.GetValueOrDefault(edgeLayers) ?? network.EdgeFirst(edgeLayers);
        var plan = new Plan(
            network.Name, edgeLayers, edgeFirst.Cuts[edgeLayers.Count], network.Cuts.Length, assignment.Predicted, assignment.Energy, link, Staleness(link!))
        {
            Load = load,
            Transfer = model.Transfer.Plan(transfer, edgeFirst.Cuts[edgeLayers.Count], assignment.Price),
        };
        return new EdgeProtocol.TaskPlanned(plan, edgeFirst, plan.IsEdgeOnly ? null : cloud);
    }

    private static EdgeProtocol.TaskPlanned EdgeOnly(ModelState model, PlannedLoad load, string reason)
    {
        var network = model.Network!;
        var layers = LayerSet.All(network.Layers.Length);
        var slowdown = model.EdgeCorrection.Under(load.EdgeFactor).Factor;
        var predicted = new PredictedTimes(model.Edge!.TotalMs * slowdown, 0, 0, 0);
        var energy = new PredictedEnergy(model.Energy!.Edge.TotalMj * slowdown, 0, 0, 0);
        return new EdgeProtocol.TaskPlanned(
            new Plan(network.Name, layers, network.Cuts[^1], network.Cuts.Length, predicted, energy, null, reason) { Load = load }, network, null);
    }

    private static string? WhyNoCloud(ModelState model, EdgeProtocol.CloudRefs? cloud, LinkEstimate? link) =>
        cloud is null ? "There is no cloud at present: everything runs on the edge."
        : model.CloudRefusal is { } refusal ? refusal
        : model.Cloud is null ? "The cloud's layer times are not known yet: everything runs on the edge."
        : link is null ? "The link has not been measured yet: everything runs on the edge."
        : null;

    private static string WhyTooLarge(Network network, int cutIndex, EdgeProtocol.CloudRefs cloud) =>
        $"it sends {network.Cuts[cutIndex].Bytes:N0} bytes up and {network.Output.Bytes:N0} down, and a message carries at most "
        + $"{cloud.LargestPayloadBytes:N0}; see akka.remote.dot-netty.tcp.maximum-frame-size of both nodes.";

    private string? Staleness(LinkEstimate link)
    {
        var age = time.GetUtcNow() - link.MeasuredAt;
        return age > settings.Bandwidth.StaleAfter
            ? $"The link's estimate is {age.TotalSeconds:0.0} s old."
            : null;
    }
}
