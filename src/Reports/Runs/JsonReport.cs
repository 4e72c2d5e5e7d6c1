using Neurosurgeon.Actors.Edge;

namespace Neurosurgeon.Reports.Runs;

/// <summary>Shows a run to a program: an object a line.</summary>
internal sealed class JsonReport(TextWriter output) : IRunReport
{
    /// <inheritdoc />
    public void Task(TaskReport report) => output.WriteLine(JsonLines.Write(TaskLine.From(report)));

    /// <inheritdoc />
    public void Summary(RunSummary summary) => output.WriteLine(JsonLines.Write(SummaryLine.From(summary)));
}
