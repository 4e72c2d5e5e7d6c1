using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Predictors;

/// <summary>The latency of a layer of a kind that was never fitted: constant + FLOPs + bytes, each at its price.</summary>
/// <param name="ConstantMs">What every layer takes; above 0.</param>
/// <param name="MsPerFlop">Milliseconds a floating-point operation; at least 0.</param>
/// <param name="MsPerByte">Milliseconds a byte read or written; at least 0.</param>
internal sealed record FallbackPredictor(double ConstantMs, double MsPerFlop, double MsPerByte)
{
    /// <summary>The predicted latency in milliseconds.</summary>
    public double PredictMs(LayerFeatures features) =>
        ConstantMs + features.Flops * MsPerFlop + Bytes(features) * MsPerByte;

    /// <summary>Everything that a layer reads and writes.</summary>
    public static double Bytes(LayerFeatures features) => (double)features.BytesRead + features.BytesWritten;
}
