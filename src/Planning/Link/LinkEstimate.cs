namespace Neurosurgeon.Planning.Link;

/// <summary>What is known of the link to the cloud.</summary>
/// <param name="UplinkMbps">Goodput from edge to cloud in Mbit/s (10⁶ bit/s).</param>
/// <param name="DownlinkMbps">Goodput from cloud to edge in Mbit/s.</param>
/// <param name="RttMs">Round trip of a message without a payload, in milliseconds.</param>
/// <param name="MeasuredAt">When the last measurement went into it.</param>
public sealed record LinkEstimate(double UplinkMbps, double DownlinkMbps, double RttMs, DateTimeOffset MeasuredAt)
{
    // 1 Mbit/s = 10⁶ bit/s = 125 bytes a millisecond.
    private const double BytesPerMsOfOneMbps = 125;

    /// <summary>Time on the uplink for a payload, round trip not included, in milliseconds.</summary>
    public double UploadMs(long bytes) => bytes / (UplinkMbps * BytesPerMsOfOneMbps);

    /// <summary>Time on the downlink for a payload, round trip not included, in milliseconds.</summary>
    public double DownloadMs(long bytes) => bytes / (DownlinkMbps * BytesPerMsOfOneMbps);

    /// <summary>The goodput of a transfer, in Mbit/s.</summary>
    public static double Mbps(long bytes, double milliseconds) => bytes / (milliseconds * BytesPerMsOfOneMbps);
}
