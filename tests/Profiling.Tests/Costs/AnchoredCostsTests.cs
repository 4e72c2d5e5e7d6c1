using System.Diagnostics;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Profiling.Costs;

namespace Neurosurgeon.Profiling.Tests.Costs;

public sealed class AnchoredCostsTests : IDisposable
{
    private readonly ModelStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(0.01)]
    [InlineData(100)]
    public void Layers_add_up_to_what_the_network_takes_and_keep_their_shares(double predictedMs)
    {
        var network = _store.Get("le_net");
        using var engine = new OnnxRuntimeEngine();
        using var input = RandomTensor.Create(network.Input, seed: 1);
        engine.Run(network, network.All, [input]).Dispose();
        var start = Stopwatch.GetTimestamp();
        engine.Run(network, network.All, [input]).Dispose();
        var tookMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        var costs = new AnchoredCosts(new Even(predictedMs), engine, TimeProvider.System).Of(network, _ => { });

        // One run is compared with others: a machine that is busy meanwhile makes it slower, but not by as much as the prediction is off.
        Assert.InRange(costs.TotalMs / tookMs, 0.1, 10);
        Assert.All(costs.LayerMs, layerMs => Assert.Equal(costs.TotalMs / network.Layers.Length, layerMs, 9));
    }

    [Fact]
    public void A_network_that_would_take_seconds_is_not_run()
    {
        var network = _store.Get("le_net");
        using var engine = new OnnxRuntimeEngine();
        var costs = new AnchoredCosts(new Even(1_000), engine, TimeProvider.System).Of(network, _ => { });
        Assert.Equal(1_000 * network.Layers.Length, costs.TotalMs, 6);
    }

    /// <summary>Predicts the same for every layer.</summary>
    private sealed class Even(double layerMs) : ILayerCostSource
    {
        public LayerCosts Of(Network network, Action<string> report) => new([.. network.Layers.Select(_ => layerMs)]);
    }
}
