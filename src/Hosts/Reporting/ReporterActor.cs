using Akka.Actor;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Hosts.Input;

namespace Neurosurgeon.Hosts.Reporting;

/// <summary>Shows how each task of a run ended, and ends the run.</summary>
internal sealed class ReporterActor : ReceiveActor
{
    private readonly List<TaskReport> _reports = [];
    private readonly TaskCompletionSource<int> _finished;
    private long _startTimestamp;

    /// <summary>Creates the actor.</summary>
    /// <param name="report">The form in which the run is shown.</param>
    /// <param name="saveOutput">Where outputs are kept; null for nowhere.</param>
    /// <param name="finished">Is given the exit code.</param>
    /// <param name="time">The clock.</param>
    public ReporterActor(IRunReport report, OutputFiles? saveOutput, TaskCompletionSource<int> finished, TimeProvider time)
    {
        _finished = finished;
        Receive<RunStarted>(_ => _startTimestamp = time.GetTimestamp());
        Receive<TaskReport>(ended =>
        {
            if (ended.Outcome is TaskOutcome.Completed completed)
                saveOutput?.Save(ended.Task, completed.Output);
            report.Task(ended);
            _reports.Add(ended);
        });
        Receive<RunFinished>(_ =>
        {
            var summary = RunSummary.Of(_reports, time.GetElapsedTime(_startTimestamp).TotalMilliseconds);
            report.Summary(summary);
            finished.TrySetResult(summary.Failed == 0 ? ExitCode.Completed : ExitCode.TaskFailed);
        });
        Receive<RunAborted>(aborted => finished.TrySetException(aborted.Cause == AbortCause.BadInput
            ? CommandException.BadInput(aborted.Reason)
            : CommandException.Unavailable(aborted.Reason)));
    }

    /// <summary>How to create it.</summary>
    public static Props Props(IRunReport report, OutputFiles? saveOutput, TaskCompletionSource<int> finished, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new ReporterActor(report, saveOutput, finished, time));

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        // A file that cannot be written, or a pipe that nobody reads any more, ends the run instead of hanging it.
        _finished.TrySetException(reason);
        base.PreRestart(reason, message);
    }
}
