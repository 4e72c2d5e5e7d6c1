using Neurosurgeon.Actors.Edge;

namespace Neurosurgeon.Reports.Runs;

/// <summary>A form in which a run is shown.</summary>
internal interface IRunReport
{
    /// <summary>A task has ended.</summary>
    void Task(TaskReport report);

    /// <summary>All tasks have ended.</summary>
    void Summary(RunSummary summary);
}
