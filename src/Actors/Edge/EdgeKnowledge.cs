using System.Collections.Immutable;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Actors.Edge;

/// <summary>What an edge's decisions rest on: its networks, the cloud, the link's latest estimate and the load of both nodes.</summary>
/// <param name="Models">What is known of each network, by its name.</param>
/// <param name="Cloud">The cloud's actors; null where there is none.</param>
/// <param name="Link">The link's estimate; null where there is none.</param>
/// <param name="CloudLoad">The cloud's load.</param>
/// <param name="EdgeLoad">By how much other work slows the edge.</param>
/// <remarks>A pure value; an actor asks and answers.</remarks>
internal sealed record EdgeKnowledge(
    ImmutableDictionary<string, ModelState> Models, EdgeProtocol.CloudRefs? Cloud, LinkEstimate? Link, CloudLoad CloudLoad, EdgeLoad EdgeLoad)
{
    /// <summary>What an edge knows when it starts.</summary>
    public static EdgeKnowledge None(DateTimeOffset now) =>
        new(ImmutableDictionary<string, ModelState>.Empty, null, null, CloudLoad.Unknown, EdgeLoad.Idle(now));

    /// <summary>The network of a name, where plans can be made for it; otherwise null.</summary>
    public ModelState? OpenModel(string name) => Models.GetValueOrDefault(name) is { IsOpen: true } model ? model : null;

    /// <summary>The load to plan under.</summary>
    public PlannedLoad LoadAt(DateTimeOffset now) => PlannedLoad.Of(EdgeLoad, CloudLoad, now);

    /// <summary>With another state of a network.</summary>
    public EdgeKnowledge With(string name, ModelState model) => this with { Models = Models.SetItem(name, model) };

    /// <summary>With a cloud: what was known of the one before may be of another machine.</summary>
    public EdgeKnowledge With(EdgeProtocol.CloudReached reached) => this with
    {
        Cloud = reached.Cloud,
        CloudLoad = CloudLoad.Unknown,
        Models = Models.ToImmutableDictionary(entry => entry.Key, entry => entry.Value.WithNewCloud()),
    };

    /// <summary>Without a cloud that was lost.</summary>
    public EdgeKnowledge With(EdgeProtocol.CloudLost lost) => lost.Cloud == Cloud ? this with { Cloud = null, Link = null } : this;

    /// <summary>With the cloud's load. It comes from a peer: what is no number says nothing.</summary>
    public EdgeKnowledge With(LoadReport report, DateTimeOffset now) =>
        report.Checked() is { } plausible ? this with { CloudLoad = new CloudLoad(plausible, now) } : this;

    /// <summary>With what an execution has shown of both nodes.</summary>
    public EdgeKnowledge With(EdgeProtocol.ExecutionMeasured execution, DateTimeOffset now)
    {
        var known = execution.Cloud is { } cloud ? With(cloud.Load, now) : this;
        if (OpenModel(execution.Model) is not { } model)
            return known;

        var edgeLoad = EdgeLoad.With(execution.EdgeMs, model.ExpectedEdgeMs(execution.EdgeLayers), now);
        return known.With(execution.Model, model.With(execution, edgeLoad.FactorAt(now))) with { EdgeLoad = edgeLoad };
    }
}
