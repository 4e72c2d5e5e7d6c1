using System.Globalization;

namespace Neurosurgeon.LinkEmulation;

/// <summary>What a link can do at one time.</summary>
public sealed record LinkConditions
{
    /// <summary>No link is emulated that is quicker than this, in Mbit/s: loopback itself is hardly quicker.</summary>
    public const double MostMbps = 100_000;

    /// <summary>No link is emulated whose round trip is longer than this, in milliseconds.</summary>
    public const double MostRttMs = 60_000;

    // 1 Mbit/s = 10⁶ bit/s = 125 bytes a millisecond.
    private const double BytesPerMsOfOneMbps = 125;

    /// <summary>Creates them.</summary>
    /// <param name="uplinkMbps">Rate from edge to cloud in Mbit/s, above 0 and at most <see cref="MostMbps"/>.</param>
    /// <param name="downlinkMbps">Rate from cloud to edge in Mbit/s, in the same range.</param>
    /// <param name="rttMs">Round trip of a message of no size in milliseconds, 0 to <see cref="MostRttMs"/>.</param>
    /// <exception cref="ArgumentException">One is out of range.</exception>
    public LinkConditions(double uplinkMbps, double downlinkMbps, double rttMs)
    {
        if (ProblemOf(uplinkMbps, downlinkMbps, rttMs) is { } problem)
            throw new ArgumentException($"A link is impossible: {problem}");
        UplinkMbps = uplinkMbps;
        DownlinkMbps = downlinkMbps;
        RttMs = rttMs;
    }

    /// <summary>Rate from edge to cloud in Mbit/s.</summary>
    public double UplinkMbps { get; }

    /// <summary>Rate from cloud to edge in Mbit/s.</summary>
    public double DownlinkMbps { get; }

    /// <summary>Round trip of a message of no size in milliseconds.</summary>
    public double RttMs { get; }

    /// <summary>How long a bit is on its way, in either direction: half the round trip, in milliseconds.</summary>
    public double DelayMs => RttMs / 2;

    /// <summary>Why there is no such link; null where there is.</summary>
    public static string? ProblemOf(double uplinkMbps, double downlinkMbps, double rttMs) =>
        ProblemOfRate("uplink", uplinkMbps)
        ?? ProblemOfRate("downlink", downlinkMbps)
        ?? (rttMs is >= 0 and <= MostRttMs
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"its round trip is {rttMs} ms; right is 0 to {MostRttMs:N0} ms."));

    /// <summary>Bytes a millisecond in one direction.</summary>
    public double BytesPerMs(LinkDirection direction) =>
        (direction == LinkDirection.Up ? UplinkMbps : DownlinkMbps) * BytesPerMsOfOneMbps;

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{UplinkMbps:0.##} Mbit/s up, {DownlinkMbps:0.##} Mbit/s down, {RttMs:0.##} ms round trip");

    private static string? ProblemOfRate(string which, double mbps) => mbps is > 0 and <= MostMbps
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"its {which} has {mbps} Mbit/s; right is more than 0 and at most {MostMbps:N0}.");
}
