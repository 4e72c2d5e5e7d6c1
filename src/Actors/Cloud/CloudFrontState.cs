using Akka.Actor;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>What the front knows. Its parent holds it, so that a restart of the front loses nothing; only the front reads and writes it.</summary>
/// <param name="load">The load of a node that has nothing to do.</param>
internal sealed class CloudFrontState(ExecutorLoad load)
{
    /// <summary>How loaded the executors are.</summary>
    public ExecutorLoad Load { get; set; } = load;

    /// <summary>The edges that work with this node.</summary>
    public Dictionary<Address, IActorRef> Edges { get; } = [];

    /// <summary>Who waits for the last edge to leave; null while the node stays.</summary>
    public IActorRef? AwaitingEmptiness { get; set; }
}
