using Akka.Actor;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// Carries plans out, one at a time, on a thread of its own: runs the prefix, sends the tensors on the cut to the cloud,
/// and waits for the output. Where the cloud does not deliver, it runs the suffix itself from those tensors.
/// </summary>
internal sealed class LayerExecutorActor : ReceiveActor, IWithTimers, IWithUnboundedStash
{
    private const string OverdueKey = "overdue";

    private readonly IInferenceEngine _engine;
    private readonly IActorRef _partitioner;
    private readonly IActorRef _bandwidthMonitor;
    private readonly EdgeSettings _settings;
    private readonly TimeProvider _time;
    private Execution? _execution;
    private EdgeProtocol.CloudRefs? _lostCloud;

    /// <param name="engine">Runs the layers.</param>
    /// <param name="partitioner">Learns from every execution.</param>
    /// <param name="bandwidthMonitor">Learns from every transfer.</param>
    /// <param name="settings">When a suffix is given up.</param>
    /// <param name="time">The clock.</param>
    public LayerExecutorActor(
        IInferenceEngine engine, IActorRef partitioner, IActorRef bandwidthMonitor, EdgeSettings settings, TimeProvider time)
    {
        _engine = engine;
        _partitioner = partitioner;
        _bandwidthMonitor = bandwidthMonitor;
        _settings = settings;
        _time = time;

        Receive<EdgeProtocol.ExecuteTask>(_ => _execution is not null, _ => Stash.Stash());
        Receive<EdgeProtocol.ExecuteTask>(Start);
        Receive<CloudProtocol.SuffixCompleted>(IsAwaited, Completed);
        Receive<CloudProtocol.SuffixCompleted>(_ => { /* Too late: the edge has done it. */ });
        Receive<CloudProtocol.SuffixFailed>(IsAwaited, failed => CompleteHere($"The cloud could not run the suffix: {failed.Reason}"));
        Receive<CloudProtocol.SuffixFailed>(_ => { /* Too late as well. */ });
        Receive<SuffixOverdue>(overdue => _execution?.Task.Id == overdue.TaskId, _ => CompleteHere("The cloud has not answered in time."));
        Receive<EdgeProtocol.CloudLost>(Lost);
        Receive<EdgeProtocol.CloudReached>(reached =>
        {
            if (reached.Cloud == _lostCloud)
                _lostCloud = null;
        });
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    public IStash Stash { get; set; } = null!;

    public static Props Props(
        IInferenceEngine engine, IActorRef partitioner, IActorRef bandwidthMonitor, EdgeSettings settings, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new LayerExecutorActor(engine, partitioner, bandwidthMonitor, settings, time))
            .WithDispatcher(Dispatchers.Inference);

    /// <inheritdoc />
    protected override void PreStart() => Context.Parent.Tell(EdgeProtocol.AskForCloud.Instance);

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        // The task that was under way still ends, and only once.
        _execution?.Finish(new TaskOutcome.Failed($"The edge could not run {_execution.Planned.Plan.Model}: {reason.Message}"), Self);
        _bandwidthMonitor.Tell(new EdgeProtocol.TransferEnded(0, 0, null));
        base.PreRestart(reason, message);
    }

    /// <inheritdoc />
    protected override void PostStop() => _execution?.ReleaseTensors();

    private void Start(EdgeProtocol.ExecuteTask request)
    {
        _execution = new Execution(request, Sender, _engine, _time);
        _execution.RunPrefix();
        var (plan, network, cloud) = request.Planned;
        if (cloud is null)
        {
            Finish(CompletedOnEdge(remark: null));
            return;
        }

        if (cloud == _lostCloud)
        {
            CompleteHere("The cloud was lost after the task had been planned.");
            return;
        }

        var frame = _execution.Encode();
        if (frame.PayloadBytes > cloud.LargestPayloadBytes)
        {
            CompleteHere($"What crosses takes {frame.PayloadBytes:N0} bytes, more than was expected and than a message carries.");
            return;
        }

        cloud.Front.Tell(
            new CloudProtocol.ExecuteSuffix(_execution.Task.Id, network.Name, network.Sha256, plan.EdgeLayers, frame)
            {
                LargestOutputBytes = cloud.LargestPayloadBytes,
            },
            Self);
        _bandwidthMonitor.Tell(new EdgeProtocol.TransferStarted());
        Timers.StartSingleTimer(OverdueKey, new SuffixOverdue(_execution.Task.Id), ReplyTimeout(plan.Predicted.TotalMs));
    }

    private void Lost(EdgeProtocol.CloudLost lost)
    {
        _lostCloud = lost.Cloud;
        if (_execution?.Planned.Cloud != lost.Cloud)
            Release(lost.Cloud);
        else if (!lost.FinishesItsWork)
            CompleteHere(lost.Reason);
    }

    private void Completed(CloudProtocol.SuffixCompleted completed)
    {
        var outcome = _execution!.CompleteFromCloud(completed, out var onTheWayMs);
        // What a cloud shows that is not used any more says nothing of the next.
        var isLeft = _execution.Planned.Cloud == _lostCloud;
        _bandwidthMonitor.Tell(new EdgeProtocol.TransferEnded(
            _execution.BytesSent, completed.Output.PayloadBytes, isLeft ? null : onTheWayMs));
        _partitioner.Tell(_execution.Measured(isLeft ? null : completed));
        Finish(outcome);
    }

    private void CompleteHere(string why)
    {
        _bandwidthMonitor.Tell(new EdgeProtocol.TransferEnded(0, 0, null));
        _execution!.RunSuffix();
        Finish(CompletedOnEdge($"{why} The edge has completed the task from layer {_execution.Planned.Plan.Cut.Index} on."));
    }

    private TaskOutcome CompletedOnEdge(string? remark)
    {
        _partitioner.Tell(_execution!.Measured(completed: null));
        return _execution.CompleteFromEdge(remark);
    }

    private void Finish(TaskOutcome outcome)
    {
        Timers.Cancel(OverdueKey);
        _execution!.Finish(outcome, Self);
        if (_execution.Planned.Cloud is { } cloud && cloud == _lostCloud)
            Release(cloud);
        _execution = null;
        Stash.Unstash();
    }

    private static void Release(EdgeProtocol.CloudRefs cloud) => Context.Parent.Tell(new EdgeProtocol.CloudReleased(cloud));

    private bool IsAwaited(CloudProtocol.SuffixCompleted completed) => _execution?.Task.Id == completed.TaskId;

    private bool IsAwaited(CloudProtocol.SuffixFailed failed) => _execution?.Task.Id == failed.TaskId;

    private TimeSpan ReplyTimeout(double predictedMs)
    {
        var scaled = TimeSpan.FromMilliseconds(predictedMs * _settings.ReplyTimeoutFactor);
        return scaled > _settings.ReplyTimeoutMinimum ? scaled : _settings.ReplyTimeoutMinimum;
    }

    private sealed record SuffixOverdue(int TaskId);
}
