using System.Collections.Immutable;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Planning.Partitioning;

/// <summary>Everything that decides where to cut a network.</summary>
/// <param name="Cuts">The candidates; the first is cloud-only, the last edge-only.</param>
/// <param name="OutputBytes">The size of the network's output, which comes down from the cloud.</param>
/// <param name="Edge">The layers' times on the edge.</param>
/// <param name="EdgeCorrection">What executions have shown of the edge's predictor.</param>
/// <param name="Cloud">The layers' times in the idle cloud.</param>
/// <param name="LoadFactor">K: by how much the cloud's idle times stretch; 1 or more.</param>
/// <param name="Link">The link between the two.</param>
/// <param name="Codec">How quickly tensors are encoded and decoded.</param>
public readonly record struct PartitionProblem(
    ImmutableArray<Cut> Cuts,
    long OutputBytes,
    LayerCosts Edge,
    CostCorrection EdgeCorrection,
    LayerCosts Cloud,
    double LoadFactor,
    LinkEstimate Link,
    CodecSpeed Codec)
{
    /// <summary>How many bytes of tensors a message between the two can carry; without a limit where nothing is said.</summary>
    public long LargestPayloadBytes { get; init; } = long.MaxValue;

    /// <summary>Whether what a cut sends up, and the output that comes down, each fit in a message; edge-only sends nothing.</summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    public bool Fits(int cutIndex) =>
        cutIndex == Cuts.Length - 1 || Math.Max(Cuts[cutIndex].Bytes, OutputBytes) <= LargestPayloadBytes;

    /// <summary>
    /// What the task takes with one cut: edge + encode + RTT + bytes up / uplink + decode + K · cloud + bytes down / downlink;
    /// edge-only, nothing crosses.
    /// </summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    public PredictedTimes Predict(int cutIndex)
    {
        var edgeMs = Edge.PrefixMs(cutIndex) * EdgeCorrection.Factor;
        if (cutIndex == Cuts.Length - 1)
            return new PredictedTimes(edgeMs, 0, 0, 0);

        var bytesUp = Cuts[cutIndex].Bytes;
        return new PredictedTimes(
            edgeMs,
            Codec.EncodeMs(bytesUp) + Link.RttMs / 2 + Link.UploadMs(bytesUp) + Codec.DecodeMs(bytesUp),
            LoadFactor * Cloud.SuffixMs(cutIndex),
            Link.RttMs / 2 + Link.DownloadMs(OutputBytes));
    }
}
