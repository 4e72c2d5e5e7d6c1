using System.Collections.Immutable;

namespace Neurosurgeon.Inference;

/// <summary>How long each layer of a network takes on one engine, measured there.</summary>
/// <param name="ModelSha256">Identity of the network: <see cref="Models.Network.Sha256"/>.</param>
/// <param name="Engine">What it was measured on.</param>
/// <param name="LayerMs">
/// Milliseconds of each layer, scaled so that their sum is <paramref name="WholeMs"/>: by itself a layer loses what the
/// engine gains across layers, such as keeping activations in the layout of its kernels.
/// </param>
/// <param name="WholeMs">Milliseconds of the whole network in one run, the median.</param>
/// <param name="LayerSumMs">The sum of the layers, each run by itself, before scaling: milliseconds.</param>
/// <param name="MeasuredAt">When.</param>
public sealed record LayerProfile(
    string ModelSha256,
    EngineDescription Engine,
    ImmutableArray<double> LayerMs,
    double WholeMs,
    double LayerSumMs,
    DateTimeOffset MeasuredAt);
