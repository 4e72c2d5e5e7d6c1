using Neurosurgeon.Actors.Settings;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Actors.Edge;

/// <summary>Turns what the partitioner knows into a plan for one task, and says what the plan lacks.</summary>
internal sealed class Planner(EdgeSettings settings, TimeProvider time)
{
    /// <summary>Plans one task.</summary>
    /// <param name="model">What is known of the network, which is open and measured on the edge.</param>
    /// <param name="onlyReadyCuts">
    /// Whether to choose among the cuts whose halves are ready, or all where none is, and among encodings whose effect is known.
    /// </param>
    /// <param name="forcedCutIndex">The cut to take; null to take the best.</param>
    /// <param name="cloud">The cloud's actors; null where there is none.</param>
    /// <param name="link">The link's estimate; null where there is none.</param>
    /// <param name="loadFactor">K; 1 or more.</param>
    public EdgeProtocol.TaskPlanned Plan(
        ModelState model, bool onlyReadyCuts, int? forcedCutIndex, EdgeProtocol.CloudRefs? cloud, LinkEstimate? link, double loadFactor)
    {
        var network = model.Network!;
        if (WhyNoCloud(model, cloud, link) is { } reason)
            return EdgeOnly(model, forcedCutIndex is null || forcedCutIndex == network.Layers.Length ? reason : $"{reason} Cut {forcedCutIndex} could not be taken.");

        var transfer = onlyReadyCuts ? model.Transfer!.ProvenCosts : model.Transfer!.Costs;
        var problem = new PartitionProblem(
            network.Cuts, network.Output.Bytes, model.Edge!, model.EdgeCorrection, model.Cloud!, loadFactor, link!, transfer)
        {
            LargestPayloadBytes = settings.LargestPayloadBytes,
        };
        if (forcedCutIndex is { } tooLarge && !problem.Fits(tooLarge))
            return EdgeOnly(model, $"Cut {tooLarge} could not be taken: {WhyTooLarge(network, tooLarge)}");

        var choice = forcedCutIndex is { } forced
            ? PartitionSearch.Of(problem, Target.Latency, forced)
            : PartitionSearch.Quickest(problem, onlyReadyCuts && !model.ReadyCuts.IsEmpty ? model.ReadyCuts : null);

        var cut = network.Cuts[choice.CutIndex];
        var plan = new Plan(network.Name, cut, network.Cuts.Length, choice.Predicted, link, Staleness(link!))
        {
            Transfer = model.Transfer.Plan(transfer, cut, choice.Price),
        };
        return new EdgeProtocol.TaskPlanned(plan, network, plan.IsEdgeOnly ? null : cloud);
    }

    private static EdgeProtocol.TaskPlanned EdgeOnly(ModelState model, string reason)
    {
        var network = model.Network!;
        var predicted = new PredictedTimes(model.Edge!.TotalMs * model.EdgeCorrection.Factor, 0, 0, 0);
        return new EdgeProtocol.TaskPlanned(
            new Plan(network.Name, network.Cuts[^1], network.Cuts.Length, predicted, null, reason), network, null);
    }

    private static string? WhyNoCloud(ModelState model, EdgeProtocol.CloudRefs? cloud, LinkEstimate? link) =>
        cloud is null ? "There is no cloud at present: everything runs on the edge."
        : model.CloudRefusal is { } refusal ? refusal
        : model.Cloud is null ? "The cloud's layer times are not known yet: everything runs on the edge."
        : link is null ? "The link has not been measured yet: everything runs on the edge."
        : null;

    private string WhyTooLarge(Network network, int cutIndex) =>
        $"it sends {network.Cuts[cutIndex].Bytes:N0} bytes up and {network.Output.Bytes:N0} down, and a message carries at most {settings.LargestPayloadBytes:N0}; see akka.remote.dot-netty.tcp.maximum-frame-size.";

    private string? Staleness(LinkEstimate link)
    {
        var age = time.GetUtcNow() - link.MeasuredAt;
        return age > settings.Bandwidth.StaleAfter
            ? $"The link's estimate is {age.TotalSeconds:0.0} s old."
            : null;
    }
}
