using Akka.Actor;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Inference;
using Neurosurgeon.Nodes;

namespace Neurosurgeon.Reports.Runs;

/// <summary>Shows how each task of a run ended, and ends the run. Of what it has shown it keeps counts alone.</summary>
internal sealed class ReporterActor : ReceiveActor
{
    private readonly RunTally _tally = new();
    private readonly IRunReport _report;
    private readonly Action<InferenceTask, Tensor>? _saveOutput;
    private readonly TaskCompletionSource<int> _finished;
    private long? _startTimestamp;

    /// <summary>Creates the actor.</summary>
    /// <param name="report">The form in which the run is shown.</param>
    /// <param name="saveOutput">Keeps the output of a task; null where none is kept.</param>
    /// <param name="finished">Is given the exit code.</param>
    /// <param name="time">The clock.</param>
    public ReporterActor(IRunReport report, Action<InferenceTask, Tensor>? saveOutput, TaskCompletionSource<int> finished, TimeProvider time)
    {
        _report = report;
        _saveOutput = saveOutput;
        _finished = finished;
        Receive<RunStarted>(_ => _startTimestamp = time.GetTimestamp());
        Receive<TaskReport>(Ended);
        Receive<RunFinished>(run =>
        {
            // A run that is interrupted before its first task has no start.
            var wallMs = _startTimestamp is { } start ? time.GetElapsedTime(start).TotalMilliseconds : 0;
            var summary = _tally.Summarize(run.NotBegun, wallMs);
            report.Summary(summary);
            finished.TrySetResult(summary.Failed == 0 ? ExitCode.Completed : ExitCode.TaskFailed);
        });
        Receive<RunAborted>(aborted => finished.TrySetException(aborted.Cause == AbortCause.BadInput
            ? CommandException.BadInput(aborted.Reason)
            : CommandException.Unavailable(aborted.Reason)));
    }

    /// <summary>How to create it.</summary>
    public static Props Props(IRunReport report, Action<InferenceTask, Tensor>? saveOutput, TaskCompletionSource<int> finished, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new ReporterActor(report, saveOutput, finished, time));

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        // A report that cannot be written ends the run instead of hanging it.
        _finished.TrySetException(reason);
        base.PreRestart(reason, message);
    }

    private void Ended(TaskReport ended)
    {
        var output = (ended.Outcome as TaskOutcome.Completed)?.Output;
        ended = Saved(ended);
        if (ended.Outcome is TaskOutcome.Completed completed)
            _tally.AddCompleted(completed.Measured.TotalMs, completed.IsQuickEnough);
        else
            _tally.AddFailed();
        _report.Task(ended);
        output?.Dispose();
    }

    /// <summary>A task's report when its output has been kept; without that, the task has failed.</summary>
    private TaskReport Saved(TaskReport ended)
    {
        if (_saveOutput is null || ended.Outcome is not TaskOutcome.Completed completed)
            return ended;
        try
        {
            _saveOutput(ended.Task, completed.Output);
            return ended;
        }
        catch (CommandException error)
        {
            return ended with { Outcome = new TaskOutcome.Failed(error.Message) };
        }
    }
}
