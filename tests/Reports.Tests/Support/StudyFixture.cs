using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Prediction.Fitting;
using Neurosurgeon.Prediction.Power;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Profiling.Calibration;
using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Reports.Layers;

namespace Neurosurgeon.Reports.Tests.Support;

/// <summary>Studies of real networks with made-up times: layer i takes i + 1 ms, all but fully connected layers draw 4 W, those 8 W.</summary>
public sealed class StudyFixture : IDisposable
{
    private readonly ModelStore _store = new();

    public static EngineDescription Engine { get; } = new("onnxruntime", "1.29.0", Device.Cpu, 2);

    /// <summary>Predictors of fully connected layers alone.</summary>
    public static PredictorSet Predictors { get; } = PredictorFit.Fit([.. Enumerable.Range(1, 50).Select(FullyConnected)]);

    internal static PowerModel Power { get; } = new(Enum.GetValues<LayerKind>().Select(kind => KeyValuePair.Create(kind, kind == LayerKind.FullyConnected ? 8.0 : 4.0)));

    public static PredictorOrigin Origin(string device = "a <fast> processor & more", int? threads = 2, string engine = "onnxruntime") =>
        new(device, threads, engine, "1.29.0", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public void Dispose() => _store.Dispose();

    internal LayerStudy Study(string model, bool predicted, MeasuredPower? power = null)
    {
        var network = _store.Get(model);
        var profile = new LayerProfile(
            network.Sha256, Engine, [.. network.Layers.Select(layer => layer.Index + 1.0)], 0, 0, new DateTimeOffset(2026, 5, 6, 7, 8, 9, TimeSpan.Zero));
        return LayerStudy.Of(network, profile, predicted ? new LoadedPredictors("some/predictors.json", Predictors, Origin(), Calibration.None) : null, Power, power);
    }

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
