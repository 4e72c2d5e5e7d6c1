using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Fitting;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Profiling.Costs;

namespace Neurosurgeon.Profiling.Tests.Costs;

public sealed class PredictedCostsTests : IDisposable
{
    private readonly ModelStore _store = new();
    private readonly List<string> _reports = [];

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Layers_cost_what_is_predicted_and_those_of_unknown_kinds_are_named()
    {
        var network = _store.Get("le_net");
        // Convolutions alone were measured, and take a tenth of a millisecond for every ten million operations.
        var convolutions = ModelZoo.Outline("vgg_net").Layers.Where(layer => layer.Kind == LayerKind.Convolution)
            .Select(layer => new LayerSample(layer.Features, 1, layer.Flops / 1e8));
        var predictors = new CalibratedPredictors(PredictorFit.Fit([.. convolutions]), new Calibration(MemoryFactor: 3, ProcessorFactor: 2));

        var costs = new PredictedCosts(predictors).Of(network, _reports.Add);

        Assert.Equal(network.Layers.Select(layer => predictors.Predict(layer.Features).Milliseconds), costs.LayerMs);
        Assert.All(costs.LayerMs, milliseconds => Assert.True(milliseconds > 0));
        var report = Assert.Single(_reports);
        Assert.Contains("6 of 8 layers", report, StringComparison.Ordinal);
        Assert.Contains("pool1", report, StringComparison.Ordinal);
        Assert.DoesNotContain("conv1", report, StringComparison.Ordinal);
    }
}
