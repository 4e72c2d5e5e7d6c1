using Neurosurgeon.Actors.Edge;

namespace Neurosurgeon.Hosts.Reporting;

/// <summary>A form in which a run is shown.</summary>
internal interface IRunReport
{
    /// <summary>A task has ended.</summary>
    void Task(TaskReport report);

    /// <summary>All tasks have ended.</summary>
    void Summary(RunSummary summary);
}
