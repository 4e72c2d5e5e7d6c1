using Akka.Actor;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// Works a task list off, one task after the other: waits for the cloud, has the link measured and every network prepared,
/// and then has each task planned and executed. Every task is reported exactly once.
/// </summary>
internal sealed class TaskQueueActor : ReceiveActor, IWithTimers
{
    private const string GiveUpKey = "give-up";

    private readonly TaskRun _run;
    private readonly IActorRef _partitioner;
    private readonly IActorRef _bandwidthMonitor;
    private readonly IActorRef _executor;
    private readonly RunOptions _options;
    private readonly IActorRef _reporter;
    private readonly TimeProvider _time;

    /// <param name="run">How far the list has come.</param>
    /// <param name="partitioner">Prepares networks, and plans tasks.</param>
    /// <param name="bandwidthMonitor">Measures the link.</param>
    /// <param name="executor">Carries plans out.</param>
    /// <param name="options">How tasks are run.</param>
    /// <param name="reporter">Is told <see cref="RunStarted"/>, a <see cref="TaskReport"/> for each task and <see cref="RunFinished"/>; or <see cref="RunAborted"/>.</param>
    /// <param name="time">The clock.</param>
    public TaskQueueActor(
        TaskRun run, IActorRef partitioner, IActorRef bandwidthMonitor, IActorRef executor, RunOptions options, IActorRef reporter, TimeProvider time)
    {
        _run = run;
        _partitioner = partitioner;
        _bandwidthMonitor = bandwidthMonitor;
        _executor = executor;
        _options = options;
        _reporter = reporter;
        _time = time;
        AwaitingCloud();
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(
        TaskRun run, IActorRef partitioner, IActorRef bandwidthMonitor, IActorRef executor, RunOptions options, IActorRef reporter, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new TaskQueueActor(run, partitioner, bandwidthMonitor, executor, options, reporter, time));

    /// <inheritdoc />
    protected override void PreStart()
    {
        switch (_run.Phase)
        {
            case TaskRunPhase.AwaitingCloud:
                Context.Parent.Tell(EdgeProtocol.AskForCloud.Instance);
                break;
            case TaskRunPhase.Preparing:
                MeasureLink();
                break;
            case TaskRunPhase.Running:
                Become(Running);
                if (_run.Current is null)
                    TakeNext();
                break;
            case TaskRunPhase.Ended:
                Become(Ended);
                break;
        }
    }

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        // Of all that has come only the message at hand is lost: where it was the end of a task, or the task has not been handed over.
        if (_run.Current is not null && (message is EdgeProtocol.TaskFinished || !_run.IsHandedOver))
            _reporter.Tell(new TaskReport(_run.End(), new TaskOutcome.Failed($"The edge's task queue has failed: {reason.Message}")));
        base.PreRestart(reason, message);
    }

    private void AwaitingCloud()
    {
        var reached = false;
        Receive<EdgeProtocol.RunTasks>(run =>
        {
            _run.Begin(run.Tasks);
            if (reached)
                MeasureLink();
        });
        Receive<EdgeProtocol.CloudReached>(_ =>
        {
            reached = true;
            if (_run.HasTasks)
                MeasureLink();
        });
        Receive<EdgeProtocol.StopRun>(_ => Finish());
        Receive<EdgeProtocol.CloudUnavailable>(unavailable => Abort(AbortCause.CloudUnavailable, unavailable.Reason));
    }

    private void MeasureLink()
    {
        _run.Phase = TaskRunPhase.Preparing;
        Become(Preparing);
        _bandwidthMonitor.Tell(new EdgeProtocol.MeasureLink());
    }

    private void Preparing()
    {
        Receive<EdgeProtocol.LinkMeasured>(_ => PrepareNext());
        Receive<EdgeProtocol.ModelPrepared>(prepared =>
        {
            _run.Inputs[prepared.Network.Name] = prepared.Network.Input;
            if (_options.WhyUnfit(prepared.Network) is { } reason)
                Abort(AbortCause.BadInput, reason);
            else
                PrepareNext();
        });
        Receive<EdgeProtocol.ModelFailed>(failed =>
        {
            _run.FailedModels[failed.Model] = failed.Reason;
            PrepareNext();
        });
        Receive<EdgeProtocol.CloudReached>(_ => { /* Lost and found again meanwhile. */ });
        Receive<EdgeProtocol.StopRun>(_ => Finish());
    }

    private void PrepareNext()
    {
        if (_run.Unprepared is { } model)
        {
            _partitioner.Tell(new EdgeProtocol.PrepareModel(model, _options.ForcedCutIndex, _options.Target));
            return;
        }

        _run.Phase = TaskRunPhase.Running;
        Become(Running);
        _reporter.Tell(RunStarted.Instance);
        TakeNext();
    }

    private void Running()
    {
        Receive<EdgeProtocol.LinkMeasured>(_ => _run is { Current: not null, IsHandedOver: false }, _ => HandOver());
        Receive<EdgeProtocol.TaskFinished>(finished => finished.Report.Task.Id == _run.Current?.Id, finished => Report(finished.Report.Outcome));
        Receive<EdgeProtocol.CloudReached>(_ => { /* The partitioner knows. */ });
        Receive<EdgeProtocol.StopRun>(stop =>
        {
            _run.IsStopping = true;
            Timers.StartSingleTimer(GiveUpKey, new GiveUp(stop.Patience), stop.Patience);
        });
        Receive<GiveUp>(giveUp => Report(new TaskOutcome.Failed(
            $"The run was interrupted, and the task was not done {giveUp.Patience.TotalSeconds:0.#} s later.")));
    }

    private void Ended() => ReceiveAny(_ => { /* The run is over. */ });

    private void TakeNext()
    {
        while (_run.TakeNext() is { } task)
        {
            if (_run.FailedModels.TryGetValue(task.Model, out var reason))
            {
                _reporter.Tell(new TaskReport(_run.End(), new TaskOutcome.Failed(reason)));
                continue;
            }

            if (_options.MeasureLinkBeforeEachTask)
                _bandwidthMonitor.Tell(new EdgeProtocol.MeasureLink());
            else
                HandOver();
            return;
        }

        Finish();
    }

    private void HandOver()
    {
        var task = _run.Current!;
        // A task has its input when it comes to the queue: making one up is none of its time.
        var input = _options.CreateInput(task, _run.Inputs[task.Model]);
        _partitioner.Tell(new EdgeProtocol.RunTask(task, input, _time.GetTimestamp(), _options, _executor));
        _run.IsHandedOver = true;
    }

    private void Report(TaskOutcome outcome)
    {
        _reporter.Tell(new TaskReport(_run.End(), outcome));
        TakeNext();
    }

    private void Finish()
    {
        _reporter.Tell(new RunFinished(_run.NotBegun));
        End();
    }

    private void Abort(AbortCause cause, string reason)
    {
        _reporter.Tell(new RunAborted(cause, reason));
        End();
    }

    private void End()
    {
        _run.Phase = TaskRunPhase.Ended;
        Timers.CancelAll();
        Become(Ended);
    }

    private sealed record GiveUp(TimeSpan Patience);
}
