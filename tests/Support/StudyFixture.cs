using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Prediction.Power;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Profiling.Devices;
using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Reports.Layers;

namespace Neurosurgeon.Tests.Support;

/// <summary>Studies of real networks with made-up times: layer i takes i + 1 ms, all but fully connected layers draw 4 W, those 8 W.</summary>
public sealed class StudyFixture : IDisposable
{
    private readonly ModelStore _store = new();

    internal static PowerModel Power { get; } = new(Enum.GetValues<LayerKind>().Select(kind => KeyValuePair.Create(kind, kind == LayerKind.FullyConnected ? 8.0 : 4.0)));

    public void Dispose() => _store.Dispose();

    internal LayerStudy Study(string model, bool predicted, MeasuredPower? power = null)
    {
        var network = _store.Get(model);
        var profile = new LayerProfile(
            network.Sha256, MadeUpPredictors.Engine, [.. network.Layers.Select(layer => layer.Index + 1.0)], 0, 0, new DateTimeOffset(2026, 5, 6, 7, 8, 9, TimeSpan.Zero));
        return LayerStudy.Of(network, profile, predicted ? new LoadedPredictors("some/predictors.json", MadeUpPredictors.Set, MadeUpPredictors.Origin(), Calibration.None) : null, Power, power);
    }
}
