using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Planning.Tests.Costs;

public class LoadReportTests
{
    [Fact]
    public void Nobody_waits_while_an_executor_is_free()
    {
        for (var executors = 1; executors < 6; executors++)
        {
            for (var running = 0; running < executors; running++)
                Assert.Equal(0, new LoadReport(1, running, executors - 1 - running, executors, ServiceMs: 100).ExpectedWaitMs);
        }
    }

    [Theory]
    [InlineData(1, 1, 0, 50)] // The rest of the one that runs.
    [InlineData(1, 1, 2, 250)] // And two more.
    [InlineData(1, 0, 1, 50)] // The one that waits is about to be taken.
    [InlineData(4, 4, 3, 87.5)]
    public void A_suffix_waits_for_those_before_it(int executors, int running, int queued, double expectedMs)
    {
        Assert.Equal(expectedMs, new LoadReport(1, running, queued, executors, ServiceMs: 100).ExpectedWaitMs);
    }

    /// <summary>A queue with a mean service of 10 ms, simulated: what arrivals wait, against what they would have been told.</summary>
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 0.8)]
    [InlineData(2, 0.8)]
    public void What_is_expected_is_what_arrivals_wait_in_the_mean(int executors, double utilisation)
    {
        const double ServiceMs = 10;
        var random = new Random(1);
        var busyUntil = new double[executors];
        var ends = new List<double>();
        double now = 0, waited = 0, expected = 0;
        for (var arrival = 0; arrival < 50_000; arrival++)
        {
            now -= Math.Log(1 - random.NextDouble()) * ServiceMs / (executors * utilisation);
            ends.RemoveAll(end => end <= now);
            var running = Math.Min(ends.Count, executors);
            expected += new LoadReport(1, running, ends.Count - running, executors, ServiceMs).ExpectedWaitMs;

            Array.Sort(busyUntil);
            var start = Math.Max(now, busyUntil[0]);
            waited += start - now;
            busyUntil[0] = start + ServiceMs;
            ends.Add(busyUntil[0]);
        }

        Assert.Equal(waited, expected, 0.1 * waited);
    }

    [Fact]
    public void The_wait_grows_with_every_suffix_and_falls_with_every_executor()
    {
        var random = new Random(1);
        for (var run = 0; run < 10_000; run++)
        {
            var report = new LoadReport(1, random.Next(10), random.Next(10), random.Next(1, 8), random.NextDouble() * 100);

            Assert.True((report with { Queued = report.Queued + 1 }).ExpectedWaitMs >= report.ExpectedWaitMs);
            Assert.True((report with { Running = report.Running + 1 }).ExpectedWaitMs >= report.ExpectedWaitMs);
            Assert.True((report with { Executors = report.Executors + 1 }).ExpectedWaitMs <= report.ExpectedWaitMs);
        }
    }

    [Fact]
    public void What_a_peer_makes_up_is_brought_within_bounds_or_says_nothing()
    {
        double[] numbers = [double.NaN, double.NegativeInfinity, double.PositiveInfinity, double.MinValue, -1, 0, 1, double.MaxValue];
        int[] counts = [int.MinValue, -1, 0, 1, int.MaxValue];
        var usable = 0;
        foreach (var (stretch, serviceMs) in numbers.SelectMany(stretch => numbers.Select(serviceMs => (stretch, serviceMs))))
        {
            foreach (var count in counts)
            {
                if (new LoadReport(stretch, count, count, count, serviceMs).Checked() is not { } report)
                {
                    Assert.False(double.IsFinite(stretch) && double.IsFinite(serviceMs));
                    continue;
                }

                usable++;
                Assert.InRange(report.Stretch, 1, 1000);
                Assert.InRange(report.Executors, 1, 1_000_000);
                Assert.True(double.IsFinite(report.ExpectedWaitMs) && report.ExpectedWaitMs >= 0);
            }
        }

        Assert.Equal(5 * 5 * 5, usable);
    }

    [Fact]
    public void What_can_be_is_left_as_it_is()
    {
        var report = new LoadReport(1.5, 2, 3, 2, 40);

        Assert.Equal(report, report.Checked());
    }

    [Fact]
    public void A_report_counts_for_half_after_a_second()
    {
        var start = DateTimeOffset.UnixEpoch;
        var load = new CloudLoad(new LoadReport(3, 1, 1, 1, 100), start);

        Assert.Equal((3, 150), (load.FactorAt(start), load.QueueMsAt(start)));
        Assert.Equal((2, 75), (load.FactorAt(start.AddSeconds(1)), load.QueueMsAt(start.AddSeconds(1))));
        Assert.Equal((1, 0), (CloudLoad.Unknown.FactorAt(start), CloudLoad.Unknown.QueueMsAt(start)));
    }
}
