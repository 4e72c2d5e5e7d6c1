using Neurosurgeon.Hosts.Reporting;

namespace Neurosurgeon.Hosts.Tests.Reporting;

public class RunSummaryTests
{
    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.9, 90)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    public void A_percentile_is_the_nearest_rank(double share, double expected)
    {
        Assert.Equal(expected, RunSummary.Percentile([.. Enumerable.Range(1, 100).Select(n => (double)n)], share));
    }

    [Fact]
    public void A_run_without_completed_tasks_has_percentiles_of_zero()
    {
        Assert.Equal(0, RunSummary.Percentile([], 0.5));
        Assert.Equal(7, RunSummary.Percentile([7], 0.01));
    }
}
