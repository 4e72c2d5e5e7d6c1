using System.Collections.Immutable;
using Akka.Actor;
using Neurosurgeon.Actors.Preparation;
using Neurosurgeon.Actors.Settings;
using Neurosurgeon.Actors.Transfer;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Actors.Edge;

/// <summary>The actors that a task passes through.</summary>
/// <param name="BandwidthMonitor">Measures the link.</param>
/// <param name="Partitioner">Plans.</param>
/// <param name="Executor">Carries plans out.</param>
public sealed record EdgeActors(IActorRef BandwidthMonitor, IActorRef Partitioner, IActorRef Executor);

/// <summary>An edge node at work.</summary>
/// <param name="Queue">Takes <see cref="EdgeProtocol.RunTasks"/>.</param>
/// <param name="Preparer">Makes cuts ready.</param>
/// <param name="Actors">Those that a task passes through.</param>
public sealed record RunningEdge(IActorRef Queue, IActorRef Preparer, EdgeActors Actors);

/// <summary>The actors of an edge node.</summary>
public static class EdgeNode
{
    /// <summary>The name of an edge's actor system.</summary>
    public const string SystemName = "edge";

    /// <summary>The names of its actors under <c>/user</c>.</summary>
    public static ImmutableArray<string> ActorNames { get; } = [Preparer, Partitioner, Bandwidth, Executor, Queue, Connection];

    private const string Preparer = "preparer";
    private const string Partitioner = "partitioner";
    private const string Bandwidth = "bandwidth";
    private const string Executor = "executor";
    private const string Queue = "queue";
    private const string Connection = "connection";

    /// <summary>Starts the actors; the edge then looks for a cloud node.</summary>
    /// <param name="system">A system with remoting, named <see cref="SystemName"/>.</param>
    /// <param name="contacts">The addresses of cloud nodes to ask; one or more.</param>
    /// <param name="engine">Runs the layers.</param>
    /// <param name="library">The edge's networks.</param>
    /// <param name="transfer">How tensors may be sent.</param>
    /// <param name="settings">How to deal with the cloud, and what power this device draws.</param>
    /// <param name="options">How tasks are run.</param>
    /// <param name="reporter">Is told how each task ended.</param>
    /// <param name="time">The clock.</param>
    /// <param name="herald">
    /// Speaks to cloud nodes first, in the edge's name, so that they connect to the edge and not the other way round: where the
    /// edge's address leads through an emulated link, all that follows goes through it. Null where the edge speaks for itself.
    /// </param>
    /// <param name="findFault">See <see cref="CloudConnectionActor"/>.</param>
    public static RunningEdge Start(
        ActorSystem system,
        ImmutableArray<Address> contacts,
        IInferenceEngine engine,
        ModelLibrary library,
        TransferPolicy transfer,
        NodeSettings settings,
        RunOptions options,
        IActorRef reporter,
        TimeProvider time,
        ActorSystem? herald = null,
        Func<Address, Task<string?>>? findFault = null)
    {
        var edge = settings.Edge;
        var preparer = system.ActorOf(ModelPreparerActor.Props(library, engine, edge.ProfileSilence), Preparer);
        var partitioner = system.ActorOf(PartitionerActor.Props(preparer, edge, settings.Power, transfer, time), Partitioner);
        var bandwidthMonitor = system.ActorOf(
            BandwidthMonitorActor.Props(edge.Bandwidth, !options.MeasureLinkBeforeEachTask, partitioner, time), Bandwidth);
        var executor = system.ActorOf(
            LayerExecutorActor.Props(engine, partitioner, bandwidthMonitor, edge, time), Executor);
        var actors = new EdgeActors(bandwidthMonitor, partitioner, executor);
        var queue = system.ActorOf(TaskQueueActor.Props(actors, options, reporter, time), Queue);

        Subscribe<EdgeProtocol.CloudReached>(system, partitioner, bandwidthMonitor, executor, queue);
        Subscribe<EdgeProtocol.CloudLost>(system, preparer, partitioner, bandwidthMonitor, executor);
        Subscribe<EdgeProtocol.CloudUnavailable>(system, queue);

        // Last: whoever wants to know of the cloud has subscribed by now.
        var connection = system.ActorOf(CloudConnectionActor.Props(contacts, edge, herald, findFault), Connection);
        Subscribe<EdgeProtocol.CloudSilent>(system, connection);
        Subscribe<EdgeProtocol.CloudReleased>(system, connection);
        return new RunningEdge(queue, preparer, actors);
    }

    private static void Subscribe<TEvent>(ActorSystem system, params ReadOnlySpan<IActorRef> subscribers)
    {
        foreach (var subscriber in subscribers)
            system.EventStream.Subscribe(subscriber, typeof(TEvent));
    }
}
