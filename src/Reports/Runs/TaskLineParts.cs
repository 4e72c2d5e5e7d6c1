using System.Collections.Immutable;
using System.Security.Cryptography;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;
using Tensor = Neurosurgeon.Inference.Tensor;

namespace Neurosurgeon.Reports.Runs;

/// <summary>Where a network was cut.</summary>
/// <param name="Index">From 0 (cloud-only) to <paramref name="Of"/> − 1 (edge-only).</param>
/// <param name="Of">How many cuts there are.</param>
/// <param name="After">The layer before the cut; <c>input</c> where there is none.</param>
/// <param name="Bytes">What crosses.</param>
/// <param name="EdgeLayers">The edge's layers, by index, where they are not the first <paramref name="Index"/>.</param>
internal sealed record CutPart(int Index, int Of, string After, long Bytes, ImmutableArray<int>? EdgeLayers)
{
    public static CutPart From(Plan plan) => new(
        plan.Cut.Index, plan.CutCount, plan.Cut.After, plan.Cut.Bytes, plan.EdgeLayers.IsPrefix ? null : plan.EdgeLayers.Indices);
}

/// <summary>The link that a plan was made on.</summary>
internal sealed record LinkPart(double UplinkMbps, double RttMs)
{
    public static LinkPart From(LinkEstimate link) => new(JsonLines.Ms(link.UplinkMbps), JsonLines.Ms(link.RttMs));
}

/// <summary>The load that a plan was made under; what is not called the edge's is the cloud's.</summary>
internal sealed record LoadPart(double Factor, int Running, int Queued, double QueueMs, double EdgeFactor)
{
    public static LoadPart From(PlannedLoad load) => new(
        JsonLines.Ms(load.CloudFactor), load.Running, load.Queued, JsonLines.Ms(load.QueueMs), JsonLines.Ms(load.EdgeFactor));
}

/// <summary>What a plan predicted, in milliseconds.</summary>
internal sealed record PredictedPart(double Edge, double Upload, double Cloud, double Download, double Total)
{
    public static PredictedPart From(PredictedTimes times) => new(
        JsonLines.Ms(times.EdgeMs), JsonLines.Ms(times.UploadMs), JsonLines.Ms(times.CloudMs), JsonLines.Ms(times.DownloadMs), JsonLines.Ms(times.TotalMs));
}

/// <summary>What a plan predicted to be taken of the edge's energy, in millijoules.</summary>
internal sealed record EnergyPart(double Edge, double Upload, double Wait, double Download, double Total)
{
    public static EnergyPart From(PredictedEnergy energy) => new(
        JsonLines.Ms(energy.EdgeMj), JsonLines.Ms(energy.UploadMj), JsonLines.Ms(energy.WaitMj), JsonLines.Ms(energy.DownloadMj), JsonLines.Ms(energy.TotalMj));
}

/// <summary>What a task took, in milliseconds.</summary>
internal sealed record MeasuredPart(double Edge, double Upload, double Queue, double Cloud, double Download, double Total)
{
    public static MeasuredPart From(MeasuredTimes times) => new(
        JsonLines.Ms(times.EdgeMs), JsonLines.Ms(times.UploadMs), JsonLines.Ms(times.QueueMs), JsonLines.Ms(times.CloudMs), JsonLines.Ms(times.DownloadMs), JsonLines.Ms(times.TotalMs));
}

/// <summary>A network's output, in short.</summary>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Argmax">The class: the index of its largest element, as a number; where there are several rows, that of each, as a list.</param>
/// <param name="Sha256">The hash of its elements as little-endian bytes, in lower-case hexadecimal.</param>
internal sealed record OutputPart(ImmutableArray<int> Shape, object Argmax, string Sha256)
{
    public static OutputPart From(Tensor output)
    {
        var classes = OutputClasses.Of(output);
        return new OutputPart(
            output.Info.Shape, classes is [var only] ? only : classes, Convert.ToHexStringLower(SHA256.HashData(output.Data.Span)));
    }
}
