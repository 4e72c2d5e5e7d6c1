using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Prediction.Fitting;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Tests.Support;

/// <summary>Predictors of fully connected layers alone, fitted to made-up times.</summary>
internal static class MadeUpPredictors
{
    public static EngineDescription Engine { get; } = new("onnxruntime", "1.29.0", Device.Cpu, 2);

    public static PredictorSet Set { get; } = PredictorFit.Fit([.. Enumerable.Range(1, 50).Select(FullyConnected)]);

    public static PredictorOrigin Origin(string device = "a <fast> processor & more", int? threads = 2, string engine = "onnxruntime") =>
        new(device, threads, engine, "1.29.0", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private static LayerSample FullyConnected(int index) => new(
        new LayerFeatures
        {
            Kind = LayerKind.FullyConnected,
            Operator = "Gemm",
            HasBatchNormalization = false,
            Activation = null,
            Flops = 2L * index * index * 400,
            InputBytes = 80 * index,
            OutputBytes = 80 * index,
            WeightBytes = 1600L * index * index,
            Input = new ActivationSize(1, 20 * index, 1, 1),
            Output = new ActivationSize(1, 20 * index, 1, 1),
            Window = SlidingWindow.None,
            Groups = 1,
        },
        Threads: 2,
        LatencyMs: 0.01 + index * index / 1e4);
}
