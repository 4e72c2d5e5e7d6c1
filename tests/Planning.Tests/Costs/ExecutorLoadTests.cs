using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Planning.Tests.Costs;

public class ExecutorLoadTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Suffixes_that_are_held_run_as_far_as_there_are_executors_and_the_others_wait()
    {
        var load = ExecutorLoad.Idle(executors: 2, Start).WithArrival().WithArrival().WithArrival();
        Assert.Equal((2, 1), Counts(load));

        load = load.WithEnd().WithEnd();
        Assert.Equal((1, 0), Counts(load));
        Assert.Equal((0, 0), Counts(load.WithEnd()));
    }

    [Fact]
    public void An_end_without_an_arrival_does_not_turn_the_count_negative()
    {
        var load = ExecutorLoad.Idle(executors: 1, Start).WithEnd().WithArrival();

        Assert.Equal((1, 0), Counts(load));
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
        var load = ExecutorLoad.Idle(executors: 1, Start).WithArrival().WithEnd()
            .WithService(serviceMs: 12, computedMs: 10, idleMs: 10, Start.AddSeconds(9));

        Assert.Equal(1, load.Report(Start.AddSeconds(9)).Stretch);
    }

    private static (int Running, int Queued) Counts(ExecutorLoad load)
    {
        var report = load.Report(Start);
        return (report.Running, report.Queued);
    }
}
