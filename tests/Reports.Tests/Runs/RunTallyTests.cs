using Neurosurgeon.Reports.Runs;

namespace Neurosurgeon.Reports.Tests.Runs;

public class RunTallyTests
{
    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.9, 90)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    public void A_percentile_is_the_nearest_rank(double share, double expected) =>
        Assert.Equal(expected, Of(Enumerable.Range(1, 100).Select(n => (double)n)).PercentileMs(share), expected / 1000);

    [Fact]
    public void A_rank_is_rounded_up()
    {
        // Nine in ten of 16 are 14.4.
        Assert.Equal(15, Of(Enumerable.Range(1, 16).Select(n => (double)n)).PercentileMs(0.9), 0.015);
        Assert.Equal(7, Of([7]).PercentileMs(0.01));
    }

    [Theory]
    [InlineData(0.0123)]
    [InlineData(1.234)]
    [InlineData(87_654.3)]
    [InlineData(30_000_000)]
    public void Times_of_microseconds_and_of_hours_keep_three_digits(double ms)
    {
        // Microseconds are the unit: below a millisecond they are the bound.
        var tolerance = Math.Max(0.0005, ms / 1000);
        Assert.Equal(ms, Of([ms, ms * 2]).PercentileMs(0.5), tolerance);
    }

    [Fact]
    public void A_run_without_completed_tasks_has_percentiles_of_zero()
    {
        var tally = Of([]);
        tally.AddFailed();

        Assert.Equal(new RunSummary(Tasks: 1, Completed: 0, NotBegun: 3, WallMs: 5, 0, 0, 0), tally.Summarize(notBegun: 3, wallMs: 5));
        Assert.Equal(1, tally.Summarize(0, 0).Failed);
    }

    private static RunTally Of(IEnumerable<double> totalsMs)
    {
        var tally = new RunTally();
        foreach (var ms in totalsMs)
            tally.AddCompleted(ms);
        return tally;
    }
}
