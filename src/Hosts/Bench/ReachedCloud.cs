using Akka.Actor;
using Neurosurgeon.Actors.Edge;

namespace Neurosurgeon.Hosts.Bench;

/// <summary>Waits for an edge to have reached its cloud.</summary>
internal sealed class ReachedCloud : ReceiveActor
{
    // Public, as Akka.NET creates actors by their public constructors alone.
    public ReachedCloud(TaskCompletionSource reached)
    {
        Receive<EdgeProtocol.CloudReached>(_ => reached.TrySetResult());
        Receive<EdgeProtocol.CloudUnavailable>(unavailable => reached.TrySetException(CommandException.Unavailable(unavailable.Reason)));
    }

    /// <summary>Ends when the cloud has been reached; to be called before the edge's actors are started.</summary>
    /// <param name="system">The edge's actor system.</param>
    public static Task By(ActorSystem system)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watch = system.ActorOf(Props.Create(() => new ReachedCloud(reached)), "reached-cloud");
        system.EventStream.Subscribe(watch, typeof(EdgeProtocol.CloudReached));
        system.EventStream.Subscribe(watch, typeof(EdgeProtocol.CloudUnavailable));
        return reached.Task;
    }
}
