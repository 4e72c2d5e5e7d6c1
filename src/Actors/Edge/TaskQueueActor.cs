using System.Collections.Immutable;
using Akka.Actor;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// Works a task list off, one task after the other: waits for the cloud, has the link measured and every network prepared,
/// and then has each task planned and executed. Every task is reported exactly once.
/// </summary>
public sealed class TaskQueueActor : ReceiveActor, IWithTimers
{
    private const string GiveUpKey = "give-up";

    private readonly EdgeActors _actors;
    private readonly RunOptions _options;
    private readonly IActorRef _reporter;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, string> _failedModels = [];
    private readonly Dictionary<string, TensorInfo> _inputs = [];

    private ImmutableArray<InferenceTask> _tasks = [];
    private int _taken;
    private bool _isStopping;
    private ImmutableQueue<string> _unprepared = [];
    private InferenceTask? _current;
    private Tensor? _input;
    private long _takenTimestamp;

    /// <summary>Creates the actor.</summary>
    /// <param name="actors">Those that plan, measure and execute.</param>
    /// <param name="options">How tasks are run.</param>
    /// <param name="reporter">Is told <see cref="RunStarted"/>, a <see cref="TaskReport"/> for each task and <see cref="RunFinished"/>; or <see cref="RunAborted"/>.</param>
    /// <param name="time">The clock.</param>
    public TaskQueueActor(EdgeActors actors, RunOptions options, IActorRef reporter, TimeProvider time)
    {
        _actors = actors;
        _options = options;
        _reporter = reporter;
        _time = time;
        WaitingForCloud();
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How to create it.</summary>
    public static Props Props(EdgeActors actors, RunOptions options, IActorRef reporter, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new TaskQueueActor(actors, options, reporter, time));

    private void WaitingForCloud()
    {
        var reached = false;
        Receive<EdgeProtocol.RunTasks>(run =>
        {
            _tasks = run.Tasks;
            _unprepared = ImmutableQueue.CreateRange(run.Tasks.Select(task => task.Model).Distinct());
            if (reached)
                MeasureLink();
        });
        Receive<EdgeProtocol.CloudReached>(_ =>
        {
            reached = true;
            if (!_tasks.IsEmpty)
                MeasureLink();
        });
        Receive<EdgeProtocol.StopRun>(_ => Finish());
        Receive<EdgeProtocol.CloudUnavailable>(unavailable => Abort(AbortCause.CloudUnavailable, unavailable.Reason));
    }

    private void MeasureLink()
    {
        Become(Preparing);
        _actors.BandwidthMonitor.Tell(new EdgeProtocol.MeasureLink());
    }

    private void Preparing()
    {
        Receive<EdgeProtocol.LinkMeasured>(_ => PrepareNext());
        Receive<EdgeProtocol.ModelPrepared>(prepared =>
        {
            _inputs[prepared.Network.Name] = prepared.Network.Input;
            if (_options.WhyUnfit(prepared.Network) is { } reason)
                Abort(AbortCause.BadInput, reason);
            else
                PrepareNext();
        });
        Receive<EdgeProtocol.ModelFailed>(failed =>
        {
            _failedModels[failed.Model] = failed.Reason;
            PrepareNext();
        });
        Receive<EdgeProtocol.CloudReached>(_ => { /* Lost and found again meanwhile. */ });
        Receive<EdgeProtocol.StopRun>(_ => Finish());
    }

    private void PrepareNext()
    {
        if (_unprepared.IsEmpty)
        {
            Become(Running);
            _reporter.Tell(RunStarted.Instance);
            TakeNext();
            return;
        }

        _unprepared = _unprepared.Dequeue(out var model);
        _actors.Partitioner.Tell(new EdgeProtocol.PrepareModel(model, _options.ForcedCutIndex, _options.Target));
    }

    private void Running()
    {
        Receive<EdgeProtocol.LinkMeasured>(_ => PlanCurrent());
        Receive<EdgeProtocol.TaskPlanned>(planned => _actors.Executor.Tell(
            new EdgeProtocol.ExecuteTask(_current!, planned, _input!, _takenTimestamp, _options.Verify)));
        Receive<EdgeProtocol.PlanFailed>(failed => Report(new TaskReport(_current!, new TaskOutcome.Failed(failed.Reason))));
        Receive<EdgeProtocol.TaskFinished>(finished => finished.Report.Task.Id == _current?.Id, finished => Report(finished.Report));
        Receive<EdgeProtocol.CloudReached>(_ => { /* The partitioner knows. */ });
        Receive<EdgeProtocol.StopRun>(stop =>
        {
            _isStopping = true;
            Timers.StartSingleTimer(GiveUpKey, new GiveUp(stop.Patience), stop.Patience);
        });
        Receive<GiveUp>(giveUp => Report(new TaskReport(_current!, new TaskOutcome.Failed(
            $"The run was interrupted, and the task was not done {giveUp.Patience.TotalSeconds:0.#} s later."))));
    }

    private void TakeNext()
    {
        if (_isStopping || _taken == _tasks.Length)
        {
            Finish();
            return;
        }

        var task = _tasks[_taken++];
        _current = task;
        if (_failedModels.TryGetValue(task.Model, out var reason))
            Report(new TaskReport(task, new TaskOutcome.Failed(reason)));
        else if (_options.MeasureLinkBeforeEachTask)
            _actors.BandwidthMonitor.Tell(new EdgeProtocol.MeasureLink());
        else
            PlanCurrent();
    }

    private void PlanCurrent()
    {
        // A task has its input when it comes to the queue: making one up is none of its time.
        _input = _options.CreateInput(_current!, _inputs[_current!.Model]);
        _takenTimestamp = _time.GetTimestamp();
        _actors.Partitioner.Tell(new EdgeProtocol.PlanTask(_current!.Model, _options.ForcedCutIndex, _options.Target));
    }

    private void Report(TaskReport report)
    {
        _reporter.Tell(report);
        TakeNext();
    }

    private void Finish()
    {
        _reporter.Tell(new RunFinished(_tasks.Length - _taken));
        End();
    }

    private void Abort(AbortCause cause, string reason)
    {
        _reporter.Tell(new RunAborted(cause, reason));
        End();
    }

    private void End()
    {
        Timers.CancelAll();
        Become(() => ReceiveAny(_ => { /* The run is over. */ }));
    }

    private sealed record GiveUp(TimeSpan Patience);
}
