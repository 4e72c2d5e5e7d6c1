using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Inference.Slowed;
using Neurosurgeon.Models;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Profiling.Tests.Timing;

[Collection(EngineCollection.Name)]
public sealed class LayerProfilerTests(EngineFixture fixture)
{
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData("le_net")]
    [InlineData("mobile_net")]
    public void The_layers_add_up_to_the_whole(string model)
    {
        Network network = fixture.Network(model);
        LayerProfile profile = new LayerProfiler(fixture.Engine, Budget).Measure(network);

        Assert.Equal(network.Sha256, profile.ModelSha256);
        Assert.Equal(fixture.Engine.Description, profile.Engine);
        Assert.Equal(network.Layers.Length, profile.LayerMs.Length);
        // An addition that the engine has made a part of the convolution before it takes nothing by itself.
        Assert.All(profile.LayerMs, layerMs => Assert.InRange(layerMs, 0, profile.WholeMs));
        Assert.Equal(profile.WholeMs, profile.LayerMs.Sum(), precision: 9);
        Assert.True(profile.LayerSumMs > 0);
    }

    [Fact]
    public void What_is_measured_on_a_slowed_engine_is_as_slow()
    {
        var network = fixture.Network("le_net");
        var budget = TimeSpan.FromMilliseconds(300);

        // Ten times; the machine may be busier during one of the two.
        var (full, slowed) = Quiet.Measure(
            () => (
                new LayerProfiler(fixture.Engine, budget).Measure(network),
                new LayerProfiler(new SlowedEngine(fixture.Engine, 0.1), budget).Measure(network)),
            pair => pair.Item2.WholeMs / pair.Item1.WholeMs is > 4 and < 25 && pair.Item2.LayerSumMs / pair.Item1.LayerSumMs is > 4 and < 25);

        // Both the whole and the layers timed in place see it.
        Assert.InRange(slowed.WholeMs / full.WholeMs, 4, 25);
        Assert.InRange(slowed.LayerSumMs / full.LayerSumMs, 4, 25);
        Assert.NotEqual(full.Engine, slowed.Engine);
    }

    [Fact]
    public void Layers_are_timed_where_they_run()
    {
        // By themselves mobile_net's layers take nearly twice as long: each has to bring its activations into another layout.
        Network network = fixture.Network("mobile_net");
        using ILayerTimer inPlace = Assert.IsAssignableFrom<ILayerTimer>(fixture.Engine.OpenTimer(network));
        using var apart = new SeparateLayers(fixture.Engine, network, TimeProvider.System, CancellationToken.None);
        using Tensor input = RandomTensor.Create(network.Input, seed: 1);
        for (int run = 0; run < 9; run++)
        {
            inPlace.Run(input, CancellationToken.None);
            apart.Run(input, CancellationToken.None);
        }

        Assert.InRange(MedianSum(inPlace), double.Epsilon, 0.9 * MedianSum(apart));
    }

    private static double MedianSum(ILayerTimer timer) => timer.Finish().Select(run => run.Sum()).Order().ElementAt(4);

    [Fact]
    public void The_costly_layers_of_le_net_are_found()
    {
        Network network = fixture.Network("le_net");
        LayerProfile profile = new LayerProfiler(fixture.Engine, Budget).Measure(network);

        // 96 % of its weights are in one layer, which is bound to move them.
        int costliest = profile.LayerMs.IndexOf(profile.LayerMs.Max());
        Assert.Equal(network.Layers.Max(layer => layer.ParameterBytes), network.Layers[costliest].ParameterBytes);
    }

    [Fact]
    public void Progress_rises_to_one_and_no_session_is_kept()
    {
        Network network = fixture.Network("le_net");
        using var engine = new OnnxRuntimeEngine();
        List<double> told = [];
        new LayerProfiler(engine, Budget).Measure(network, told.Add);

        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1]);
        Assert.All(told, fraction => Assert.InRange(fraction, 0, 1));
        Assert.Equal(0, engine.SessionCount);
    }

    [Fact]
    public void It_can_be_stopped()
    {
        Network network = fixture.Network("le_net");
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(
            () => new LayerProfiler(fixture.Engine, Budget).Measure(network, fraction => stop.Cancel(), stop.Token));
    }
}
