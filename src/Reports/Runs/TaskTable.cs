using System.Collections.Immutable;
using System.Globalization;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Reports.Runs;

/// <summary>Shows a run to a person: a row a task, as each ends, and a summary.</summary>
/// <param name="output">Where to write.</param>
/// <param name="showsEnergy">Whether energy was a target, so that what it comes to is shown.</param>
internal sealed class TaskTable(TextWriter output, bool showsEnergy) : IRunReport
{
    private const string Row = "{0,4}  {1,-10}  {2,11}  {3,8}  {4,-24}  {5,9}  {6,-14}  {7,7}  {8,9}  {9,8}  {10,8}  {11,8}  {12,8}  {13,8}  {14,9}  {15,-5}  {16,9}";
    private bool _hasHeader;

    /// <inheritdoc />
    public void Task(TaskReport report)
    {
        WriteHeader();
        switch (report.Outcome)
        {
            case TaskOutcome.Completed completed:
                WriteRow(report.Task, completed);
                if (showsEnergy && completed.Plan.Energy is { } energy)
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      predicted energy of the edge: {Ms(energy.TotalMj)} mJ, {Ms(energy.EdgeMj)} for its layers and {Ms(energy.UploadMj)} for sending"));
                if (!completed.Plan.EdgeLayers.IsPrefix)
                    output.WriteLine($"      layers on the edge: {Ranges(completed.Plan.EdgeLayers.Indices)}");
                if (completed.Remark is { } remark)
                    output.WriteLine($"      {remark}");
                break;
            case TaskOutcome.Failed failed:
                output.WriteLine($"{report.Task.Id,4}  {report.Task.Model,-10}  failed: {failed.Reason}");
                break;
        }
    }

    /// <inheritdoc />
    public void Summary(RunSummary summary)
    {
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{summary.Completed} of {summary.Tasks} tasks completed in {summary.WallMs / 1000:0.0} s, {summary.Failed} failed. Latency: median {Ms(summary.P50Ms)} ms, p90 {Ms(summary.P90Ms)} ms, p99 {Ms(summary.P99Ms)} ms."));
        if (summary.Late is { } late)
            output.WriteLine($"{late} took longer than --within.");
        if (summary.NotBegun > 0)
            output.WriteLine($"Interrupted: {summary.NotBegun} more were not begun.");
    }

    private void WriteHeader()
    {
        if (_hasHeader)
            return;

        _hasHeader = true;
        output.WriteLine(Format("", "", "link", "", "cut", "crossing", "", "error", "predicted", "measured", "", "", "", "", "", "done", "largest"));
        output.WriteLine(Format("task", "model", "uplink", "RTT ms", "after layer", "KB", "as", "bound", "total ms", "edge", "upload", "queue", "cloud", "download", "total ms", "by", "diff"));
    }

    private void WriteRow(InferenceTask task, TaskOutcome.Completed completed)
    {
        var (plan, measured) = (completed.Plan, completed.Measured);
        output.WriteLine(Format(
            $"{task.Id}",
            task.Model,
            Rate(plan.Link),
            plan.Link is { } link ? Ms(link.RttMs) : "–",
            $"{plan.Cut.Index,2} of {plan.CutCount - 1,-2} {plan.Cut.After}",
            Kilobytes(completed.Sent?.Bytes ?? plan.Cut.Bytes),
            completed.Sent?.Codec ?? "–",
            completed.Sent is { IsLossless: false } sent ? Share(sent.ErrorBound) : "–",
            Ms(plan.Predicted.TotalMs),
            Ms(measured.EdgeMs),
            Ms(measured.UploadMs),
            Ms(measured.QueueMs),
            Ms(measured.CloudMs),
            Ms(measured.DownloadMs),
            Ms(measured.TotalMs),
            completed.CompletedBy.ToString().ToLowerInvariant(),
            completed.MaxAbsDiff is { } difference ? Share(difference) : "–"));
    }

    private static string Format(params object[] cells) => string.Format(CultureInfo.InvariantCulture, Row, cells).TrimEnd();

    private static string Rate(LinkEstimate? link) => link?.UplinkMbps switch
    {
        null => "–",
        >= 1000 and var mbps => string.Create(CultureInfo.InvariantCulture, $"{mbps / 1000:0.0} Gbit/s"),
        >= 100 and var mbps => string.Create(CultureInfo.InvariantCulture, $"{mbps:0} Mbit/s"),
        { } mbps => string.Create(CultureInfo.InvariantCulture, $"{mbps:0.0} Mbit/s"),
    };

    /// <summary>Indices as a person writes them: <c>0–3, 5</c>.</summary>
    private static string Ranges(ImmutableArray<int> indices) => string.Join(", ",
        indices.Select((index, place) => (index, start: index - place))
            .GroupBy(at => at.start, at => at.index)
            .Select(run => run.First() == run.Last() ? $"{run.First()}" : $"{run.First()}–{run.Last()}"));

    private static string Share(double value) => value.ToString("0.0e+0", CultureInfo.InvariantCulture);

    private static string Kilobytes(long bytes) => (bytes / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);

    // Three significant digits or so: more would be noise.
    private static string Ms(double milliseconds) => milliseconds.ToString(
        milliseconds >= 100 ? "0" : milliseconds >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
