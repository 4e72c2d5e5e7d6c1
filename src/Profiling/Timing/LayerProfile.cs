using System.Collections.Immutable;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Profiling.Timing;

/// <summary>How long each layer of a network takes on one engine, measured there.</summary>
/// <param name="ModelSha256">Identity of the network: <see cref="Models.Network.Sha256"/>.</param>
/// <param name="Engine">What it was measured on.</param>
/// <param name="LayerMs">
/// Milliseconds of each layer, scaled so that their sum is <paramref name="WholeMs"/>: what a run costs beyond its layers
/// is shared among them.
/// </param>
/// <param name="WholeMs">Milliseconds of the whole network in one run, the median.</param>
/// <param name="LayerSumMs">The sum of the layers as they were timed, before scaling: milliseconds.</param>
/// <param name="MeasuredAt">When.</param>
public sealed record LayerProfile(
    string ModelSha256,
    EngineDescription Engine,
    ImmutableArray<double> LayerMs,
    double WholeMs,
    double LayerSumMs,
    DateTimeOffset MeasuredAt);
