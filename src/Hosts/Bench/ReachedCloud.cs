using Akka.Actor;
using Neurosurgeon.Actors.Edge;

namespace Neurosurgeon.Hosts.Bench;

/// <summary>Waits for an edge to have reached its cloud.</summary>
internal sealed class ReachedCloud : ReceiveActor
{
    /// <summary>Creates the actor.</summary>
    /// <param name="reached">Ends when the cloud has been reached.</param>
    public ReachedCloud(TaskCompletionSource reached)
    {
        Receive<EdgeProtocol.CloudReached>(_ => reached.TrySetResult());
        Receive<EdgeProtocol.CloudUnavailable>(unavailable => reached.TrySetException(CommandException.Unavailable(unavailable.Reason)));
    }

    /// <summary>How to create it.</summary>
    public static Props Props(TaskCompletionSource reached) => Akka.Actor.Props.Create(() => new ReachedCloud(reached));
}
