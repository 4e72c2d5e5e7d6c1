using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Datasets;

/// <summary>
/// What no machine reaches, so that a time below it is none, or is in another unit. A layer is computed by one core, or work is
/// handed out to several or to a graphics card: that alone takes more than a microsecond (a kernel's launch takes a few).
/// </summary>
internal static class PhysicalLimit
{
    // Two AVX-512 units, 16 float32 lanes each, a multiply and an add a lane and cycle, at 5 GHz.
    private const double FlopsPerMsOfACore = 2 * 16 * 2 * 5e6;

    private const double HandingOutMs = 1e-3;

    // NVIDIA's data sheet of the H200 states 0.99 PFLOP/s in TF32, the quickest in which float32 is computed.
    private const double FlopsPerMsOfAMachine = 1e12;

    /// <summary>Whether a layer's time is shorter than any machine's.</summary>
    public static bool IsBeyond(LayerSample sample) =>
        Computes(sample.Features.Kind) && sample.LatencyMs < LeastMs(sample.Features.Flops);

    private static double LeastMs(double flops) => Math.Max(Math.Min(flops / FlopsPerMsOfACore, HandingOutMs), flops / FlopsPerMsOfAMachine);

    /// <summary>Whether its operations have to be done: what only moves data or is fused into another layer may take no time.</summary>
    private static bool Computes(LayerKind kind) => kind
        is LayerKind.Convolution or LayerKind.DepthwiseConvolution or LayerKind.LocallyConnected or LayerKind.FullyConnected
        or LayerKind.MaxPooling or LayerKind.AveragePooling;
}
