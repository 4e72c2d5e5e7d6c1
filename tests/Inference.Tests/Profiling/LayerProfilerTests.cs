using Neurosurgeon.Models;

namespace Neurosurgeon.Inference.Tests;

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
        Assert.All(profile.LayerMs, layerMs => Assert.InRange(layerMs, double.Epsilon, profile.WholeMs));
        Assert.Equal(profile.WholeMs, profile.LayerMs.Sum(), precision: 9);
        Assert.InRange(profile.LayerSumMs, profile.LayerMs[0], double.MaxValue);
    }

    [Fact]
    public void Layers_are_timed_where_they_run()
    {
        Network network = fixture.Network("mobile_net");
        LayerProfile profile = new LayerProfiler(fixture.Engine, Budget).Measure(network);

        // Each in a session of its own, which has to bring its activations into another layout, they take nearly twice as long.
        Assert.InRange(profile.LayerSumMs, 0.6 * profile.WholeMs, 1.4 * profile.WholeMs);
    }

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
