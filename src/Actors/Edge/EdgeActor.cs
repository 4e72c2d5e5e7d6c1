using System.Collections.Immutable;
using Akka.Actor;
using Neurosurgeon.Actors.Supervision;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// An edge node: creates, wires and supervises the actors that a task passes, and tells them of the cloud. It takes
/// <see cref="EdgeProtocol.RunTasks"/> and <see cref="EdgeProtocol.StopRun"/> for its queue; whoever brings tasks of his own asks it
/// for a measurement of the link, for plans and for their execution.
/// </summary>
public sealed class EdgeActor : ReceiveActor
{
    /// <summary>The name of an edge's actor system.</summary>
    public const string SystemName = "edge";

    /// <summary>Its name under <c>/user</c>.</summary>
    public const string Parent = "edge";

    private const string Preparer = "preparer";
    private const string Partitioner = "partitioner";
    private const string Bandwidth = "bandwidth";
    private const string Executor = "executor";
    private const string Queue = "queue";
    private const string Connection = "connection";

    private readonly IActorRef _reporter;
    private readonly ImmutableArray<IActorRef> _cloudUsers;
    private readonly IActorRef _queue;
    private readonly HashSet<IActorRef> _awaitingCloud = [];
    private EdgeProtocol.CloudReached? _reached;
    private EdgeProtocol.CloudUnavailable? _unavailable;

    /// <summary>Creates the actor, and those below it; the edge then looks for a cloud node.</summary>
    /// <param name="setup">What it works with.</param>
    public EdgeActor(EdgeSetup setup)
    {
        var settings = setup.Settings.Edge;
        var time = setup.Time;
        _reporter = setup.Reporter;

        var preparer = Child(ModelPreparerActor.Props(new OpenModels(), setup.Library, setup.Densities, setup.Engine, settings.ProfileSilence), Preparer);
        var partitioner = Child(PartitionerActor.Props(preparer, settings, setup.Settings.Power, setup.Transfer, time), Partitioner);
        var bandwidthMonitor = Child(
            BandwidthMonitorActor.Props(settings.Bandwidth, !setup.Options.MeasureLinkBeforeEachTask, partitioner, time), Bandwidth);
        var executor = Child(LayerExecutorActor.Props(setup.Engine, partitioner, bandwidthMonitor, settings, time), Executor);
        _queue = Child(
            TaskQueueActor.Props(new TaskRun(), partitioner, bandwidthMonitor, executor, setup.Options, setup.Reporter, time), Queue);
        // The preparer last: what it learns of a cloud is for a partitioner that knows of it.
        _cloudUsers = [partitioner, bandwidthMonitor, executor, preparer];
        var connection = Child(CloudConnectionActor.Props(setup.Contacts, settings, setup.FindFault), Connection);

        Receive<EdgeProtocol.AskForCloud>(_ =>
        {
            if (_reached is not null)
                Sender.Tell(_reached);
        });
        Receive<EdgeProtocol.AwaitCloud>(_ => Await());
        Receive<EdgeProtocol.CloudReached>(reached =>
        {
            _reached = reached;
            TellCloudUsers(reached);
            _queue.Tell(reached);
            AnswerAwaiting(reached);
        });
        Receive<EdgeProtocol.CloudLost>(lost =>
        {
            if (lost.Cloud == _reached?.Cloud)
                _reached = null;
            TellCloudUsers(lost);
        });
        Receive<EdgeProtocol.CloudUnavailable>(unavailable =>
        {
            _unavailable = unavailable;
            _queue.Tell(unavailable);
            AnswerAwaiting(unavailable);
        });
        Receive<EdgeProtocol.CloudSilent>(connection.Forward);
        Receive<EdgeProtocol.CloudReleased>(connection.Forward);

        Receive<EdgeProtocol.RunTasks>(_queue.Forward);
        Receive<EdgeProtocol.StopRun>(_queue.Forward);
        Receive<EdgeProtocol.MeasureLink>(bandwidthMonitor.Forward);
        Receive<EdgeProtocol.PrepareModel>(partitioner.Forward);
        Receive<EdgeProtocol.PlanTask>(partitioner.Forward);
        Receive<PreparationProtocol.PrepareAssignment>(preparer.Forward);
        Receive<EdgeProtocol.ExecuteTask>(executor.Forward);

        Receive<Restarts.ChildGone>(gone => Fail(gone.Reason("The edge")));
    }

    /// <summary>The paths of an edge's actors under <c>/user</c>, but for the parent.</summary>
    public static ImmutableArray<string> ActorPaths { get; } =
        [.. new[] { Preparer, Partitioner, Bandwidth, Executor, Queue, Connection }.Select(name => $"/{Parent}/{name}")];

    /// <summary>How to create it, under <see cref="Parent"/>.</summary>
    public static Props Props(EdgeSetup setup) => Akka.Actor.Props.Create(() => new EdgeActor(setup));

    /// <inheritdoc />
    protected override SupervisorStrategy SupervisorStrategy() => Restarts.Strategy();

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        Fail($"The edge has failed: {reason.Message}");
        base.PreRestart(reason, message);
    }

    private static IActorRef Child(Props props, string name) => Restarts.Watched(Context, props, name);

    private void Await()
    {
        if (_reached is not null)
            Sender.Tell(_reached);
        else if (_unavailable is not null)
            Sender.Tell(_unavailable);
        else
            _awaitingCloud.Add(Sender);
    }

    private void AnswerAwaiting(object answer)
    {
        foreach (var asker in _awaitingCloud)
            asker.Tell(answer);
        _awaitingCloud.Clear();
    }

    private void TellCloudUsers(object message)
    {
        foreach (var user in _cloudUsers)
            user.Tell(message);
    }

    private void Fail(string reason) => _reporter.Tell(new RunAborted(AbortCause.NodeFailed, reason));
}
