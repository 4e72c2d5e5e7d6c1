namespace Neurosurgeon.Reports.Runs;

/// <summary>
/// A run in the form of <c>--json</c>; <c>not_begun</c> is left out of a run that was not interrupted, and <c>not_quick_enough</c> of one
/// without <c>--within</c>.
/// </summary>
internal sealed record SummaryLine(
    string Type, int Tasks, int Completed, int Failed, double WallMs, double P50Ms, double P90Ms, double P99Ms, int? NotBegun, int? NotQuickEnough)
{
    public static SummaryLine From(RunSummary summary) => new(
        "summary", summary.Tasks, summary.Completed, summary.Failed,
        JsonLines.Ms(summary.WallMs), JsonLines.Ms(summary.P50Ms), JsonLines.Ms(summary.P90Ms), JsonLines.Ms(summary.P99Ms),
        summary.NotBegun > 0 ? summary.NotBegun : null,
        summary.Late);
}
