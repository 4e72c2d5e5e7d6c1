using Akka.Actor;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Edge;

/// <summary>What the partitioner knows of one network.</summary>
/// <param name="Network">The network; null until it is open.</param>
/// <param name="Edge">Its layers' times on the edge; null until they are known.</param>
/// <param name="Cloud">Its layers' times in the cloud; null until they are known, or where the cloud has refused it.</param>
/// <param name="CloudRefusal">Why the cloud will not run it; null where it will.</param>
/// <param name="EdgeCorrection">What executions have shown of the edge's times.</param>
/// <param name="Waiting">Who has asked for it and has no answer yet.</param>
internal sealed record ModelState(
    Network? Network,
    LayerCosts? Edge,
    LayerCosts? Cloud,
    string? CloudRefusal,
    CostCorrection EdgeCorrection,
    IActorRef? Waiting)
{
    /// <summary>A network that somebody has just asked for.</summary>
    public static ModelState RequestedBy(IActorRef sender) => new(null, null, null, null, CostCorrection.None, sender);

    /// <summary>Whether the cloud has neither sent its times nor refused.</summary>
    public bool NeedsCloud => Cloud is null && CloudRefusal is null;
}
