using Akka.Actor.Internal;

namespace Embedded.Actor;

public sealed class ChildRestartStatsTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Without_a_limit_every_restart_is_allowed()
    {
        var stats = new ChildRestartStats(null!, _time);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(stats.RequestRestartPermission(-1, -1)));
    }

    [Fact]
    public void None_is_allowed_when_the_limit_is_zero() =>
        Assert.False(new ChildRestartStats(null!, _time).RequestRestartPermission(0, 1000));

    [Fact]
    public void The_limit_counts_forever_without_a_window()
    {
        var stats = new ChildRestartStats(null!, _time);
        Assert.True(stats.RequestRestartPermission(1, -1));
        _time.Advance(TimeSpan.FromDays(1));

        Assert.False(stats.RequestRestartPermission(1, -1));
    }

    [Fact]
    public void The_count_starts_over_after_the_window()
    {
        var stats = new ChildRestartStats(null!, _time);
        Assert.True(stats.RequestRestartPermission(2, 1000));
        Assert.True(stats.RequestRestartPermission(2, 1000));
        Assert.False(stats.RequestRestartPermission(2, 1000));
        _time.Advance(TimeSpan.FromMilliseconds(1001));

        Assert.True(stats.RequestRestartPermission(2, 1000));
        Assert.True(stats.RequestRestartPermission(2, 1000));
        Assert.False(stats.RequestRestartPermission(2, 1000));
    }

    [Fact]
    public void A_window_without_a_limit_allows_one()
    {
        var stats = new ChildRestartStats(null!, _time);

        Assert.True(stats.RequestRestartPermission(-1, 1000));
        Assert.False(stats.RequestRestartPermission(-1, 1000));
    }
}
