using System.Diagnostics;

namespace Neurosurgeon.Inference.Slowed;

/// <summary>Makes work take longer than it does.</summary>
/// <param name="Speed">The share of its speed that is left.</param>
internal sealed record Slowdown(double Speed)
{
    // A sleep may end so much late; the rest is waited for on the processor.
    private const double SleepLatenessMs = 1;

    /// <summary>Does the work, and holds the caller's thread until it has taken 1 / speed times as long.</summary>
    public T Stretch<T>(Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        WaitUntil(start + (long)((Stopwatch.GetTimestamp() - start) / Speed));
        return result;
    }

    private static void WaitUntil(long timestamp)
    {
        var restMs = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), timestamp).TotalMilliseconds;
        if (restMs > 2 * SleepLatenessMs)
            Thread.Sleep((int)(restMs - SleepLatenessMs));
        while (Stopwatch.GetTimestamp() < timestamp)
            Thread.SpinWait(20);
    }
}
