using System.Diagnostics;

namespace Neurosurgeon.Links.Proxy;

/// <summary>The time of an emulated link: it begins when the link is first used.</summary>
internal sealed class LinkClock
{
    // What Thread.Sleep is late by on Linux, in milliseconds.
    private const double SleepLatenessMs = 0.1;
    private long _started;

    /// <summary>Milliseconds since the start.</summary>
    public double NowMs => Stopwatch.GetElapsedTime(Volatile.Read(ref _started)).TotalMilliseconds;

    /// <summary>The link is in use; later calls change nothing.</summary>
    public void Start() => Interlocked.CompareExchange(ref _started, Stopwatch.GetTimestamp(), 0);

    /// <summary>Blocks until a time, to the nearest whole millisecond of sleep: a timer of the thread pool would be late by several.</summary>
    public void SleepUntil(double ms)
    {
        var rest = ms - NowMs - SleepLatenessMs;
        if (rest >= 0.5)
            Thread.Sleep((int)Math.Min(Math.Round(rest), int.MaxValue));
    }
}
