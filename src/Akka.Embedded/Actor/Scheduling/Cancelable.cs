namespace Akka.Actor;

/// <summary>Something that can be called off.</summary>
public interface ICancelable
{
    /// <summary>Whether it has been called off.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>The same as a token.</summary>
    CancellationToken Token { get; }

    /// <summary>Calls it off.</summary>
    void Cancel();

    /// <summary>Calls it off; the callbacks of the token may throw through, at the first or all together.</summary>
    void Cancel(bool throwOnFirstException);

    /// <summary>Calls it off later.</summary>
    void CancelAfter(TimeSpan delay);

    /// <summary>Calls it off later.</summary>
    void CancelAfter(int millisecondsDelay);
}

/// <summary>A handle to call a schedule off.</summary>
public class Cancelable : ICancelable, IDisposable
{
    private readonly CancellationTokenSource _source = new();

    /// <summary>For schedules of <paramref name="scheduler"/>.</summary>
    public Cancelable(IScheduler scheduler)
        : this(scheduler.Advanced)
    {
    }

    /// <summary>For schedules of <paramref name="scheduler"/>.</summary>
    public Cancelable(IActionScheduler scheduler) => ArgumentNullException.ThrowIfNull(scheduler);

    /// <summary>Calls itself off after a delay.</summary>
    public Cancelable(IScheduler scheduler, TimeSpan delay)
        : this(scheduler) => CancelAfter(delay);

    /// <inheritdoc/>
    public bool IsCancellationRequested => _source.IsCancellationRequested;

    /// <inheritdoc/>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Cancel() => Cancel(throwOnFirstException: false);

    /// <inheritdoc/>
    public void Cancel(bool throwOnFirstException) => _source.Cancel(throwOnFirstException);

    /// <inheritdoc/>
    public void CancelAfter(TimeSpan delay) => _source.CancelAfter(delay);

    /// <inheritdoc/>
    public void CancelAfter(int millisecondsDelay) => _source.CancelAfter(millisecondsDelay);

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Short cuts.</summary>
public static class CancelableExtensions
{
    /// <summary>Calls it off, if there is something to call off.</summary>
    public static void CancelIfNotNull(this ICancelable? cancelable) => cancelable?.Cancel();
}
