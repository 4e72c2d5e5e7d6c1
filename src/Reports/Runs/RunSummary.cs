namespace Neurosurgeon.Reports.Runs;

/// <summary>A run in figures.</summary>
/// <param name="Tasks">How many tasks there were.</param>
/// <param name="Completed">How many have an output.</param>
/// <param name="NotBegun">How many more were to be done when the run was interrupted.</param>
/// <param name="WallMs">From the first task taken to the last one reported, in milliseconds.</param>
/// <param name="P50Ms">Half of the completed tasks took no longer; 0 where none was completed.</param>
/// <param name="P90Ms">Nine in ten took no longer.</param>
/// <param name="P99Ms">Ninety-nine in a hundred took no longer.</param>
internal sealed record RunSummary(int Tasks, int Completed, int NotBegun, double WallMs, double P50Ms, double P90Ms, double P99Ms)
{
    /// <summary>How many have none.</summary>
    public int Failed => Tasks - Completed;

    /// <summary>How many took longer than they were to take; null where there was no bound.</summary>
    public int? Late { get; init; }
}
