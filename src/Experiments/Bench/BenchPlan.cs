using System.Collections.Immutable;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>What is asked of a run.</summary>
/// <param name="Models">The networks by name.</param>
/// <param name="Links">The links.</param>
/// <param name="EdgeSpeeds">The edges: shares of this machine's speed, above 0 and at most 1.</param>
/// <param name="Target">What is to be as little as possible.</param>
/// <param name="Runs">How many times a cut is run that may be the best.</param>
/// <param name="Budget">No cell is begun after this long; null for no limit.</param>
internal sealed record BenchPlan(
    ImmutableArray<string> Models, ImmutableArray<BenchLink> Links, ImmutableArray<double> EdgeSpeeds, Target Target, int Runs, TimeSpan? Budget)
{
    /// <summary>How many cells there are.</summary>
    public int CellCount => Models.Length * Links.Length * EdgeSpeeds.Length;
}
