using System.Diagnostics;

namespace Neurosurgeon.LinkEmulation.Proxy;

/// <summary>The time of an emulated link: it begins when the link is first used.</summary>
internal sealed class LinkClock
{
    private long _started;

    /// <summary>Milliseconds since the start.</summary>
    public double NowMs => Stopwatch.GetElapsedTime(Volatile.Read(ref _started)).TotalMilliseconds;

    /// <summary>The link is in use; later calls change nothing.</summary>
    public void Start() => Interlocked.CompareExchange(ref _started, Stopwatch.GetTimestamp(), 0);

    /// <summary>Blocks until a time, or a tenth of a millisecond later or earlier.</summary>
    public void SleepUntil(double ms) => PreciseSleep.Sleep(ms - NowMs);
}
