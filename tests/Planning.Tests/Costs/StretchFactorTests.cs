using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Planning.Tests.Costs;

public class StretchFactorTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Sharing_that_stays_raises_the_factor_to_what_tasks_take_longer()
    {
        var load = StretchFactor.Idle(Start);
        for (var task = 0; task < 30; task++)
            load = load.With(computedMs: 40, idleMs: 10, Start);

        Assert.Equal(4, load.FactorAt(Start), 0.01);
    }

    [Fact]
    public void An_idle_cloud_is_forgotten_to_have_been_busy()
    {
        var load = new StretchFactor(5, 5, Start);

        Assert.Equal(3, load.FactorAt(Start.AddSeconds(1)), 1e-9);
        Assert.Equal(1, load.FactorAt(Start.AddSeconds(60)), 1e-9);
    }

    [Fact]
    public void One_execution_that_was_disturbed_is_not_taken_for_load()
    {
        var load = StretchFactor.Idle(Start).With(computedMs: 100, idleMs: 10, Start).With(computedMs: 10, idleMs: 10, Start);

        Assert.Equal(1, load.FactorAt(Start));
    }

    [Fact]
    public void The_factor_is_never_below_one()
    {
        Assert.Equal(1, StretchFactor.Idle(Start).With(computedMs: 1, idleMs: 10, Start).FactorAt(Start));
    }
}
