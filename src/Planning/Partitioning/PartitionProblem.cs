using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;
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

    /// <summary>How long a suffix is expected to wait in the cloud before it is computed, in milliseconds: paid once where anything runs there.</summary>
    public double QueueMs { get; init; }

    /// <summary>What the edge's energy goes into; null where it is not known, and then only the latency can be the target.</summary>
    public EnergyModel? Energy { get; init; }

    /// <summary>Whether what a cut sends up, and the output that comes down, each fit in a message; edge-only sends nothing.</summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    public bool Fits(int cutIndex) =>
        cutIndex == Cuts.Length - 1 || Fits(Cuts[cutIndex].Bytes);

    /// <summary>
    /// What the task takes with one cut: edge + encode + RTT + bytes up / uplink + decode + queue + K · cloud + bytes down / downlink;
    /// edge-only, nothing crosses.
    /// </summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    public PredictedTimes Predict(int cutIndex) =>
        cutIndex == Cuts.Length - 1
            ? EdgeOnly()
            : Split(Edge.PrefixMs(cutIndex), Cloud.SuffixMs(cutIndex), Cuts[cutIndex].Bytes);

    /// <summary>What the task takes of the edge's energy with one cut; null where <see cref="Energy"/> is.</summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    public PredictedEnergy? PredictEnergy(int cutIndex) =>
        Energy is null ? null
        : cutIndex == Cuts.Length - 1 ? EdgeOnlyEnergy()
        : SplitEnergy(Energy.Edge.PrefixMj(cutIndex), Cloud.SuffixMs(cutIndex), Cuts[cutIndex].Bytes);

    /// <summary>Whether so much up, and the output down, each fit in a message.</summary>
    internal bool Fits(long bytesUp) => Math.Max(bytesUp, OutputBytes) <= LargestPayloadBytes;

    /// <summary>What the task takes where everything runs on the edge.</summary>
    internal PredictedTimes EdgeOnly() => new(Edge.TotalMs * EdgeCorrection.Factor, 0, 0, 0);

    /// <summary>What the task takes where something runs in the cloud.</summary>
    /// <param name="edgeMs">The time of the edge's layers, uncorrected.</param>
    /// <param name="cloudMs">The time of the cloud's layers, when it is idle.</param>
    /// <param name="bytesUp">What crosses.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // Called for every cut before every task.
    internal PredictedTimes Split(double edgeMs, double cloudMs, long bytesUp) => new(
        edgeMs * EdgeCorrection.Factor,
        Codec.EncodeMs(bytesUp) + Link.RttMs / 2 + Link.UploadMs(bytesUp) + Codec.DecodeMs(bytesUp),
        QueueMs + LoadFactor * cloudMs,
        Link.RttMs / 2 + Link.DownloadMs(OutputBytes));

    /// <summary>What everything on the edge takes of its energy. A device that is slower than predicted takes its power for longer.</summary>
    internal PredictedEnergy EdgeOnlyEnergy() => new(Energy!.Edge.TotalMj * EdgeCorrection.Factor, 0, 0, 0);

    /// <summary>What the task takes of the edge's energy where something runs in the cloud.</summary>
    /// <param name="edgeMj">The energy of the edge's layers, uncorrected.</param>
    /// <param name="cloudMs">The time of the cloud's layers, when it is idle.</param>
    /// <param name="bytesUp">What crosses.</param>
    internal PredictedEnergy SplitEnergy(double edgeMj, double cloudMs, long bytesUp) => new(
        edgeMj * EdgeCorrection.Factor,
        Energy!.UploadMj(Link, bytesUp),
        Energy.WaitMj(Codec.EncodeMs(bytesUp) + Link.RttMs + Codec.DecodeMs(bytesUp) + QueueMs + LoadFactor * cloudMs),
        Energy.DownloadMj(Link, OutputBytes));
}
