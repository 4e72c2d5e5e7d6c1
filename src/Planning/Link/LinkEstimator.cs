using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Planning.Link;

/// <summary>
/// Folds probes and real transfers into a <see cref="LinkEstimate"/>. Round trip and rate are told apart:
/// a rate comes only from the time that a payload took beyond an empty message's round trip. Small changes are smoothed,
/// great ones are believed at once.
/// </summary>
/// <param name="UplinkMsPerByte">Smoothed time a byte takes upwards; NaN before the first sample.</param>
/// <param name="DownlinkMsPerByte">Smoothed time a byte takes downwards; NaN before the first sample.</param>
/// <param name="RttMs">Smoothed round trip in milliseconds; NaN before the first sample.</param>
/// <param name="MeasuredAt">When the last sample came.</param>
/// <param name="LatestTransferMsPerByte">Time a byte of the latest real transfer took upwards; null before the first.</param>
public sealed record LinkEstimator(
    double UplinkMsPerByte, double DownlinkMsPerByte, double RttMs, DateTimeOffset MeasuredAt,
    double? LatestTransferMsPerByte = null)
{
    /// <summary>A process's first message was late by 60 to 110 ms; what is later still is the link, and need not be seen twice.</summary>
    public const double LongestHoldUpMs = 200;

    /// <summary>
    /// Smoothing is for jitter: what has more than doubled or halved, and by more than scheduling explains, is another link.
    /// </summary>
    public const double LargestJitter = 2;

    private const double RttWeight = 0.25;
    private const double RateWeight = 0.5;

    private const double LargestJitterMs = 10;

    // Below this share of the whole, payload time is lost in the round trip's jitter: the rate is then at least this good.
    private const double SmallestPayloadShare = 0.05;

    // A task's messages take ways through both nodes that a probe's do not: a payload that is lost beside a round trip says
    // nothing of the rate, and a link that is quick would look as slow as its smallest tensor's overhead.
    private const double LeastPayloadPerRoundTrip = 0.5;

    /// <summary>Knows nothing yet.</summary>
    public static LinkEstimator Empty { get; } = new(double.NaN, double.NaN, double.NaN, default);

    /// <summary>The estimate, or null before round trip and both rates have been measured.</summary>
    public LinkEstimate? Estimate =>
        double.IsNaN(UplinkMsPerByte) || double.IsNaN(DownlinkMsPerByte) || double.IsNaN(RttMs)
            ? null
            : new LinkEstimate(LinkEstimate.Mbps(1, UplinkMsPerByte), LinkEstimate.Mbps(1, DownlinkMsPerByte), RttMs, MeasuredAt);

    /// <summary>Takes in the round trip of an empty message, in milliseconds.</summary>
    public LinkEstimator WithRoundTrip(double roundTripMs, DateTimeOffset at) =>
        IsUsable(roundTripMs) ? this with { RttMs = Follow(RttMs, roundTripMs, 1, RttWeight), MeasuredAt = at } : this;

    /// <summary>Takes in a payload sent up and answered by an empty message; the round trip must be known.</summary>
    public LinkEstimator WithUpload(long bytes, double elapsedMs, DateTimeOffset at) =>
        MsPerByte(bytes, elapsedMs) is { } sample
            ? this with { UplinkMsPerByte = Follow(UplinkMsPerByte, sample, bytes, RateWeight), MeasuredAt = at }
            : this;

    /// <summary>Takes in a payload fetched by an empty message; the round trip must be known.</summary>
    public LinkEstimator WithDownload(long bytes, double elapsedMs, DateTimeOffset at) =>
        MsPerByte(bytes, elapsedMs) is { } sample
            ? this with { DownlinkMsPerByte = Follow(DownlinkMsPerByte, sample, bytes, RateWeight), MeasuredAt = at }
            : this;

    /// <summary>
    /// Takes in a real task's transfer: the time on the way, both directions, without what the cloud spent.
    /// Only the uplink is learned from it; the answer is small. The quicker of the two latest counts: what holds up one
    /// message for a moment, as it does a process's first, is not the link.
    /// </summary>
    public LinkEstimator WithTransfer(long bytesUp, long bytesDown, double onTheWayMs, DateTimeOffset at)
    {
        if (double.IsNaN(DownlinkMsPerByte))
            return this;

        var uploadMs = onTheWayMs - bytesDown * DownlinkMsPerByte;
        var payloadMs = Math.Max(uploadMs - RttMs, bytesUp * UplinkMsPerByte);
        if (payloadMs < LeastPayloadPerRoundTrip * RttMs || MsPerByte(bytesUp, uploadMs) is not { } sample)
            return this;

        var shown = bytesUp * (sample - UplinkMsPerByte) > LongestHoldUpMs ? sample : Math.Min(sample, LatestTransferMsPerByte ?? UplinkMsPerByte);
        return this with { UplinkMsPerByte = Follow(UplinkMsPerByte, shown, bytesUp, RateWeight), LatestTransferMsPerByte = sample, MeasuredAt = at };
    }

    private double? MsPerByte(long bytes, double elapsedMs)
    {
        if (bytes <= 0 || !IsUsable(elapsedMs) || double.IsNaN(RttMs))
            return null;

        return Math.Max(elapsedMs - RttMs, elapsedMs * SmallestPayloadShare) / bytes;
    }

    private static bool IsUsable(double milliseconds) => double.IsFinite(milliseconds) && milliseconds > 0;

    private static double Follow(double known, double sample, long units, double weight)
    {
        var isAnotherLink = Math.Max(known, sample) > LargestJitter * Math.Min(known, sample) && Math.Abs(sample - known) * units > LargestJitterMs;
        return double.IsNaN(known) || isAnotherLink ? sample : Ewma.Follow(known, sample, weight);
    }
}
