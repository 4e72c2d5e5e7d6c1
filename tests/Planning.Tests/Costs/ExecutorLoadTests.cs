using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Planning.Tests.Costs;

public class ExecutorLoadTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Fact]
    public void A_suffix_waits_runs_and_is_gone()
    {
        var load = ExecutorLoad.Idle(executors: 1, Start).WithArrival().WithArrival();
        Assert.Equal((0, 2), Counts(load));

        load = load.WithStart();
        Assert.Equal((1, 1), Counts(load));

        load = load.WithEnd().WithStart().WithEnd();
        Assert.Equal((0, 0), Counts(load));
        Assert.Equal(LoadReport.Idle, load.Report(Start));
    }

    [Fact]
    public void What_went_past_the_count_of_arrivals_does_not_turn_it_negative()
    {
        var load = ExecutorLoad.Idle(executors: 1, Start).WithStart().WithEnd().WithEnd();

        Assert.Equal((0, 0), Counts(load));
    }

    [Fact]
    public void The_service_time_follows_what_suffixes_take()
    {
        var load = ExecutorLoad.Idle(executors: 1, Start).WithService(serviceMs: 40, computedMs: 38, idleMs: 0, Start);
        Assert.Equal(40, load.ServiceMs);

        for (var suffix = 0; suffix < 30; suffix++)
            load = load.WithService(serviceMs: 10, computedMs: 9, idleMs: 0, Start);

        Assert.Equal(10, load.ServiceMs, 0.01);
        Assert.Equal(1, load.Report(Start).Stretch);
    }

    [Fact]
    public void A_suffix_that_waited_long_but_was_computed_as_ever_stretches_nothing()
    {
        var load = ExecutorLoad.Idle(executors: 1, Start).WithArrival().WithStart().WithEnd()
            .WithService(serviceMs: 12, computedMs: 10, idleMs: 10, Start.AddSeconds(9));

        Assert.Equal(1, load.Report(Start.AddSeconds(9)).Stretch);
    }

    [Fact]
    public void A_pool_that_has_grown_reports_at_least_as_many_executors_as_run()
    {
        var load = ExecutorLoad.Idle(executors: 1, Start).WithStart().WithStart();

        Assert.Equal(2, load.Report(Start).Executors);
    }

    private static (int Running, int Queued) Counts(ExecutorLoad load) => (load.Running, load.Queued);
}
