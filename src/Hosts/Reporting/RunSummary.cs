using Neurosurgeon.Actors.Edge;

namespace Neurosurgeon.Hosts.Reporting;

/// <summary>A run in figures.</summary>
/// <param name="Tasks">How many tasks there were.</param>
/// <param name="Completed">How many have an output.</param>
/// <param name="WallMs">From the first task taken to the last one reported, in milliseconds.</param>
/// <param name="P50Ms">Half of the completed tasks took no longer; 0 where none was completed.</param>
/// <param name="P90Ms">Nine in ten took no longer.</param>
/// <param name="P99Ms">Ninety-nine in a hundred took no longer.</param>
internal sealed record RunSummary(int Tasks, int Completed, double WallMs, double P50Ms, double P90Ms, double P99Ms)
{
    /// <summary>How many have none.</summary>
    public int Failed => Tasks - Completed;

    /// <summary>Sums a run up.</summary>
    public static RunSummary Of(IReadOnlyList<TaskReport> reports, double wallMs)
    {
        var totals = reports
            .Select(report => report.Outcome)
            .OfType<TaskOutcome.Completed>()
            .Select(completed => completed.Measured.TotalMs)
            .Order()
            .ToArray();
        return new RunSummary(
            reports.Count, totals.Length, wallMs, Percentile(totals, 0.5), Percentile(totals, 0.9), Percentile(totals, 0.99));
    }

    /// <summary>The least of sorted values that the given share of all does not exceed (nearest rank).</summary>
    internal static double Percentile(ReadOnlySpan<double> sorted, double share) =>
        sorted.IsEmpty ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
