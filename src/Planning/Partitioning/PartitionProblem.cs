using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Planning.Partitioning;

/// <summary>Everything that decides where to cut a network.</summary>
/// <param name="Cuts">The candidates; the first is cloud-only, the last edge-only.</param>
/// <param name="OutputBytes">The size of the network's output, which comes down from the cloud.</param>
/// <param name="Edge">The layers' times on the edge.</param>
/// <param name="EdgeCorrection">What executions have shown of the edge's predictor.</param>
/// <param name="Cloud">The layers' times in the idle cloud.</param>
/// <param name="LoadFactor">K: by how much the cloud's idle times stretch; 1 or more.</param>
/// <param name="Link">The link between the two.</param>
/// <param name="Transfer">What each tensor takes to cross, in each encoding that it may cross in.</param>
public readonly record struct PartitionProblem(
    ImmutableArray<Cut> Cuts,
    long OutputBytes,
    LayerCosts Edge,
    CostCorrection EdgeCorrection,
    LayerCosts Cloud,
    double LoadFactor,
    LinkEstimate Link,
    TransferCosts Transfer)
{
    /// <summary>How many bytes of tensors a message between the two can carry; without a limit where nothing is said.</summary>
    public long LargestPayloadBytes { get; init; } = long.MaxValue;

    /// <summary>How long a suffix is expected to wait in the cloud before it is computed, in milliseconds: paid once where anything runs there.</summary>
    public double QueueMs { get; init; }

    /// <summary>What the edge's energy goes into; null where it is not known, and then only the latency can be the target.</summary>
    public EnergyModel? Energy { get; init; }

    /// <summary>By what encodings are compared. Within a bound on the time it is by time, so that the bound is kept wherever it can be.</summary>
    public TransferPrice PriceFor(Target target) =>
        double.IsPositiveInfinity(target.LatencyBoundMs) ? Price(target.PerMs, target.PerMj) : Price(perMs: 1, perMj: 0);

    /// <summary>Whether what a cut sends up, and the output that comes down, each fit in a message; edge-only sends nothing.</summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    public bool Fits(int cutIndex) =>
        cutIndex == Cuts.Length - 1 || Fits(Crossing(cutIndex, TransferPrice.FewestBytes).WireBytes);

    /// <summary>By what the encodings of a cut are chosen: those with the fewest bytes where others do not fit in a message.</summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    /// <param name="price">By what they are to be chosen.</param>
    public TransferPrice PriceAt(int cutIndex, TransferPrice price) =>
        Fits(Transfer.OfCut(cutIndex, price).WireBytes) ? price : TransferPrice.FewestBytes;

    /// <summary>What the task takes with one cut, where encodings are chosen by time.</summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    public PredictedTimes Predict(int cutIndex) => Predict(cutIndex, PriceFor(Target.Latency));

    /// <summary>
    /// What the task takes with one cut: edge + encode + RTT + bytes up / uplink + decode + queue + K · cloud + bytes down / downlink;
    /// edge-only, nothing crosses.
    /// </summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    /// <param name="price">By what encodings are chosen.</param>
    public PredictedTimes Predict(int cutIndex, in TransferPrice price) =>
        cutIndex == Cuts.Length - 1
            ? EdgeOnly()
            : Split(Edge.PrefixMs(cutIndex), Cloud.SuffixMs(cutIndex), Crossing(cutIndex, price));

    /// <summary>What the task takes of the edge's energy with one cut, where encodings are chosen by time; null where <see cref="Energy"/> is.</summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    public PredictedEnergy? PredictEnergy(int cutIndex) => PredictEnergy(cutIndex, PriceFor(Target.Latency));

    /// <summary>What the task takes of the edge's energy with one cut; null where <see cref="Energy"/> is.</summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    /// <param name="price">By what encodings are chosen.</param>
    public PredictedEnergy? PredictEnergy(int cutIndex, in TransferPrice price) =>
        Energy is null ? null
        : cutIndex == Cuts.Length - 1 ? EdgeOnlyEnergy()
        : SplitEnergy(Energy.Edge.PrefixMj(cutIndex), Cloud.SuffixMs(cutIndex), Crossing(cutIndex, price));

    /// <summary>What crosses at a cut takes.</summary>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    /// <param name="price">By what encodings are chosen.</param>
    public TransferAmount Crossing(int cutIndex, in TransferPrice price)
    {
        var amount = Transfer.OfCut(cutIndex, price);
        return Fits(amount.WireBytes) ? amount : Transfer.OfCut(cutIndex, TransferPrice.FewestBytes);
    }

    /// <summary>By what encodings are compared where a millisecond, a millijoule and a byte as such have a price.</summary>
    internal TransferPrice Price(double perMs, double perMj, double perByte = 0) =>
        perMj > 0 && Energy is not null
            ? new(perByte + perMs * Link.UploadMs(1) + perMj * Energy.UploadMj(Link, 1), perMs + perMj * Energy.WaitMj(1))
            : new(perByte + perMs * Link.UploadMs(1), perMs);

    /// <summary>Whether so much up, and the output down, each fit in a message.</summary>
    internal bool Fits(long bytesUp) => Math.Max(bytesUp, OutputBytes) <= LargestPayloadBytes;

    /// <summary>What the task takes where everything runs on the edge.</summary>
    internal PredictedTimes EdgeOnly() => new(Edge.TotalMs * EdgeCorrection.Factor, 0, 0, 0);

    /// <summary>What the task takes where something runs in the cloud.</summary>
    /// <param name="edgeMs">The time of the edge's layers, uncorrected.</param>
    /// <param name="cloudMs">The time of the cloud's layers, when it is idle.</param>
    /// <param name="up">What crosses.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // Called for every cut before every task.
    internal PredictedTimes Split(double edgeMs, double cloudMs, TransferAmount up) => new(
        edgeMs * EdgeCorrection.Factor,
        up.CodecMs + Link.RttMs / 2 + Link.UploadMs(up.WireBytes),
        QueueMs + LoadFactor * cloudMs,
        Link.RttMs / 2 + Link.DownloadMs(OutputBytes));

    /// <summary>What everything on the edge takes of its energy. A device that is slower than predicted takes its power for longer.</summary>
    internal PredictedEnergy EdgeOnlyEnergy() => new(Energy!.Edge.TotalMj * EdgeCorrection.Factor, 0, 0, 0);

    /// <summary>What the task takes of the edge's energy where something runs in the cloud.</summary>
    /// <param name="edgeMj">The energy of the edge's layers, uncorrected.</param>
    /// <param name="cloudMs">The time of the cloud's layers, when it is idle.</param>
    /// <param name="up">What crosses.</param>
    internal PredictedEnergy SplitEnergy(double edgeMj, double cloudMs, TransferAmount up) => new(
        edgeMj * EdgeCorrection.Factor,
        Energy!.UploadMj(Link, up.WireBytes),
        Energy.WaitMj(up.CodecMs + Link.RttMs + QueueMs + LoadFactor * cloudMs),
        Energy.DownloadMj(Link, OutputBytes));
}
