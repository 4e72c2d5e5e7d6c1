namespace Neurosurgeon.Planning.Partitioning;

/// <summary>What a task is predicted to take with one cut, in milliseconds.</summary>
/// <param name="EdgeMs">Computing the prefix on the edge.</param>
/// <param name="UploadMs">Encoding, the way up (half the round trip and the payload's time on the uplink) and decoding.</param>
/// <param name="CloudMs">Waiting for an executor of the cloud and computing the suffix there, both under its present load.</param>
/// <param name="DownloadMs">The way down: half the round trip and the output's time on the downlink.</param>
public readonly record struct PredictedTimes(double EdgeMs, double UploadMs, double CloudMs, double DownloadMs)
{
    /// <summary>The sum.</summary>
    public double TotalMs => EdgeMs + UploadMs + CloudMs + DownloadMs;
}
