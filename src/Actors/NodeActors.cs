using Akka.Actor;
using Neurosurgeon.Actors.Cloud;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Profiling.Costs;

namespace Neurosurgeon.Actors;

/// <summary>Starts the actors of a node.</summary>
public static class NodeActors
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    /// <summary>Starts an edge; it then looks for a cloud.</summary>
    /// <param name="system">A system with remoting, named <see cref="EdgeActor.SystemName"/>.</param>
    /// <param name="setup">What the edge works with.</param>
    public static IActorRef StartEdge(ActorSystem system, EdgeSetup setup) => system.ActorOf(EdgeActor.Props(setup), EdgeActor.Parent);

    /// <summary>Starts a cloud node.</summary>
    /// <param name="system">A system with remoting, named <see cref="CloudPaths.SystemName"/>.</param>
    /// <param name="engine">Runs the layers.</param>
    /// <param name="library">The cloud's networks.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The node, which edges find from now on.</returns>
    /// <exception cref="AskTimeoutException">An actor cannot be created.</exception>
    public static StartedCloud StartCloud(ActorSystem system, IInferenceEngine engine, ModelLibrary library, TimeProvider time)
    {
        var failed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var cloud = system.ActorOf(CloudActor.Props(engine, library, failed, time), CloudPaths.Parent[1..]);

        // It has all others below it when it answers: an edge that comes now finds them.
        cloud.Ask<ActorIdentity>(new Identify(null), StartLimit).GetAwaiter().GetResult();
        return new StartedCloud(failed.Task);
    }

    /// <summary>A cloud node at work.</summary>
    /// <param name="Failed">Ends with a sentence when the node cannot go on.</param>
    public sealed record StartedCloud(Task<string> Failed);
}
