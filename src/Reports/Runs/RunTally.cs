using HdrHistogram;

namespace Neurosurgeon.Reports.Runs;

/// <summary>Counts the tasks of a run as they end, however many there are, in memory that does not grow with them.</summary>
internal sealed class RunTally
{
    private const long LongestUs = 24L * 60 * 60 * 1_000_000;
    private const int SignificantDigits = 3;

    private readonly LongHistogram _totalsUs = new(LongestUs, SignificantDigits);
    private int _failed;
    private int? _late;
    private double _longestMs;

    /// <summary>A task has ended with an output.</summary>
    /// <param name="totalMs">What it took, in milliseconds.</param>
    /// <param name="isQuickEnough">Whether that was no longer than it was to take; null where there was no bound.</param>
    public void AddCompleted(double totalMs, bool? isQuickEnough = null)
    {
        if (isQuickEnough is { } inTime)
            _late = (_late ?? 0) + (inTime ? 0 : 1);
        _totalsUs.RecordValue(Math.Clamp((long)Math.Round(totalMs * 1000), 0, LongestUs));
        _longestMs = Math.Max(_longestMs, totalMs);
    }

    /// <summary>A task has ended without one.</summary>
    public void AddFailed() => _failed++;

    /// <summary>Sums the run up.</summary>
    /// <param name="notBegun">How many tasks were not taken any more.</param>
    /// <param name="wallMs">From the first task taken to the last one reported, in milliseconds.</param>
    public RunSummary Summarize(int notBegun, double wallMs)
    {
        var completed = (int)_totalsUs.TotalCount;
        return new RunSummary(completed + _failed, completed, notBegun, wallMs, PercentileMs(0.5), PercentileMs(0.9), PercentileMs(0.99))
        {
            Late = _late,
        };
    }

    /// <summary>The least time that the given share of all does not exceed (nearest rank), to three significant digits.</summary>
    internal double PercentileMs(double share)
    {
        var count = _totalsUs.TotalCount;
        if (count == 0)
            return 0;

        // The histogram rounds to the nearest rank, not up: it is asked for a rank.
        var rank = Math.Max(1, Math.Ceiling(share * count));
        return Math.Min(_totalsUs.GetValueAtPercentile(100 * rank / count) / 1000.0, _longestMs);
    }
}
