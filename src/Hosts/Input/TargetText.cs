using System.Globalization;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Hosts.Input;

/// <summary>What makes one plan better than another, as it is typed: <c>latency</c>, <c>energy</c> or <c>weighted:MS,MJ</c>.</summary>
internal static class TargetText
{
    private const string Weighted = "weighted:";

    // Sums with it stay far from what a number can hold.
    private const double MostWeight = 1e9;

    /// <summary>The target of a text; null if it is none.</summary>
    public static Target? Parse(string text) => text switch
    {
        "latency" => Target.Latency,
        "energy" => Target.Energy,
        _ when text.StartsWith(Weighted, StringComparison.Ordinal) => Weights(text[Weighted.Length..].Split(',')),
        _ => null,
    };

    /// <summary>A target as it is typed, the bound on its time as that of <c>--within</c>.</summary>
    public static string Of(Target target) =>
        target == Target.Latency ? "latency"
        : target == Target.Energy ? "energy"
        : double.IsFinite(target.LatencyBoundMs) ? string.Create(CultureInfo.InvariantCulture, $"energy within {target.LatencyBoundMs} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{Weighted}{target.PerMs},{target.PerMj}");

    private static Target? Weights(string[] weights) =>
        weights is [var perMs, var perMj] && Quantities.Number(perMs) is >= 0 and var ms && Quantities.Number(perMj) is >= 0 and var mj && ms + mj is > 0 and <= MostWeight
            ? Target.Weighted(ms, mj)
            : null;
}
