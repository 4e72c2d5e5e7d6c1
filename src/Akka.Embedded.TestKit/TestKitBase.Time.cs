using Xunit;

namespace Akka.TestKit;

/// <content>Times, and blocks that must end in time.</content>
public abstract partial class TestKitBase
{
    /// <summary>What is left of the innermost Within; outside of one, the default time.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(Dilated(DefaultTimeout));

    /// <summary>What is left of the innermost Within.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public TimeSpan Remaining => _end is null
        ? throw new InvalidOperationException("Remaining may not be called outside of \"within\"")
        : RemainingOr(TimeSpan.Zero);

    private static TimeSpan Clock => TimeProvider.System.GetElapsedTime(0);

    /// <summary>A time, multiplied by <c>akka.test.timefactor</c>.</summary>
    public TimeSpan Dilated(TimeSpan duration) => duration * TimeFactor;

    /// <summary>A time, dilated; without one, <see cref="RemainingOrDefault"/>.</summary>
    public TimeSpan RemainingOrDilated(TimeSpan? duration) => duration is { } given ? Dilated(given) : RemainingOrDefault;

    /// <summary>Runs an action that must end within a time; what it expects must come within it too.</summary>
    public void Within(TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    /// <summary>Runs an action that must end within a time, and not too soon.</summary>
    public void Within(
        TimeSpan min, TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(min, max, () =>
        {
            action();
            return Task.FromResult(0);
        }, hint, epsilonValue, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Runs a function that must end within a time.</summary>
    public T Within<T>(TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, () => Task.FromResult(function()), null, epsilonValue, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Runs an action that must end within a time.</summary>
    public Task WithinAsync(TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, async () =>
        {
            await actionAsync();
            return 0;
        }, null, epsilonValue, cancellationToken);

    /// <summary>Runs a function that must end within a time.</summary>
    public Task<T> WithinAsync<T>(TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <summary>Runs a function that must end within a time, and not too soon.</summary>
    public async Task<T> WithinAsync<T>(
        TimeSpan min, TimeSpan max, Func<Task<T>> function, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (start, outerEnd) = (Clock, _end);
        var limit = Dilated(max);
        Assert.True(RemainingOr(limit) >= min, $"Required min time {min} not possible, only {RemainingOr(limit)} left. {hint}");
        _end = start + (RemainingOr(limit) < limit ? RemainingOr(limit) : limit);
        try
        {
            var result = await function();
            var took = Clock - start;
            Assert.True(took >= min, $"Block took {took}, should have been at least {min}. {hint}");
            Assert.True(took <= limit + (epsilonValue ?? TimeSpan.Zero), $"Block took {took}, exceeding {limit}. {hint}");
            return result;
        }
        finally
        {
            _end = outerEnd;
        }
    }

    /// <summary>What is left of the innermost Within; outside of one, <paramref name="duration"/>.</summary>
    protected TimeSpan RemainingOr(TimeSpan duration)
    {
        if (_end is not { } end)
            return duration;
        var remaining = end - Clock;
        return remaining < TimeSpan.Zero ? TimeSpan.Zero : remaining;
    }
}
