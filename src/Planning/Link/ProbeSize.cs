namespace Neurosurgeon.Planning.Link;

/// <summary>How large a probe's payload may be.</summary>
public static class ProbeSize
{
    /// <summary>The first probe's payload: 30 ms on a 3G uplink of 1.1 Mbit/s.</summary>
    public const int FirstBytes = 4 * 1024;

    /// <summary>No probe is smaller: below this the round trip's jitter hides the rate.</summary>
    public const int SmallestBytes = 512;

    /// <summary>No probe is larger: enough to time a gigabit link, and under the remoting's frame limit.</summary>
    public const int LargestBytes = 512 * 1024;

    // A probe fills the uplink for at most a tenth of its period; the other half of the allowance is for the estimate being wrong.
    private const double ShareOfPeriod = 0.05;

    /// <summary>The payload for the next probe.</summary>
    /// <param name="mbps">The link's rate in Mbit/s, as far as it is known.</param>
    /// <param name="period">The time between two probes.</param>
    public static int For(double mbps, TimeSpan period)
    {
        var bytes = mbps * 1e6 / 8 * period.TotalSeconds * ShareOfPeriod;
        return (int)Math.Clamp(bytes, SmallestBytes, LargestBytes);
    }
}
