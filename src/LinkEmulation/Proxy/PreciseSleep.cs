using System.Runtime.InteropServices;

namespace Neurosurgeon.LinkEmulation.Proxy;

/// <summary>
/// Sleeps for fractions of a millisecond, which <see cref="Thread.Sleep(TimeSpan)"/> does not know of; where the system is no
/// Linux, for the nearest whole number of them. Timers of the thread pool would be late by several.
/// </summary>
internal static partial class PreciseSleep
{
    // What a sleep takes longer than asked for on Linux, in milliseconds.
    private const double LatenessMs = 0.09;

    /// <summary>Blocks the thread for a time in milliseconds; not at all for one that is shorter than a sleep can be.</summary>
    public static void Sleep(double ms)
    {
        var restMs = ms - LatenessMs;
        if (restMs <= 0)
            return;
        if (!OperatingSystem.IsLinux())
        {
            Thread.Sleep(TimeSpan.FromMilliseconds(Math.Round(restMs)));
            return;
        }

        var (seconds, rest) = Math.DivRem((long)(restMs * 1e6), 1_000_000_000);
        var time = new TimeSpec((nint)seconds, (nint)rest);
        // A signal that ends it early, which is rare, makes one piece early.
        _ = NanoSleep(in time, 0);
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpec time, nint rest);

    /// <summary>The timespec of Linux's time.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpec(nint Seconds, nint Nanoseconds);
}
