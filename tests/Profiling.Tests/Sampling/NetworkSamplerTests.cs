using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Profiling.Sampling;

namespace Neurosurgeon.Profiling.Tests.Sampling;

public sealed class NetworkSamplerTests
{
    private static readonly NetworkOutline[] Drawn = [.. Enumerable.Range(1, 300).Select(seed => NetworkSampler.Draw(seed).Outline())];

    [Fact]
    public void Every_kind_of_layer_that_the_zoo_has_is_drawn()
    {
        var kinds = Drawn.SelectMany(network => network.Layers).Select(layer => layer.Kind).ToHashSet();
        var wanted = ModelZoo.Names.SelectMany(name => ModelZoo.Outline(name).Layers).Select(layer => layer.Kind).ToHashSet();

        Assert.Empty(wanted.Except(kinds));
        Assert.Contains(LayerKind.Concatenation, kinds);
        Assert.Contains(LayerKind.Normalization, kinds);
    }

    [Fact]
    public void No_network_is_larger_than_what_can_be_measured_in_seconds()
    {
        Assert.All(Drawn, network => Assert.InRange(network.Layers.Sum(layer => layer.Flops), 0, 12e9));
        Assert.All(Drawn, network => Assert.InRange(network.Layers.Sum(layer => layer.ParameterBytes), 0, 450e6));
    }

    [Fact]
    public void No_network_of_the_zoo_is_among_them()
    {
        var zoo = ModelZoo.Names.Select(name => Signature(ModelZoo.Outline(name))).ToHashSet();
        Assert.DoesNotContain(Drawn, network => zoo.Contains(Signature(network)));
    }

    [Fact]
    public void A_seed_makes_the_same_network_every_time()
    {
        Assert.Equal(Signature(Drawn[6]), Signature(NetworkSampler.Draw(7).Outline()));
        Assert.NotEqual(Signature(Drawn[6]), Signature(Drawn[7]));
    }

    private static string Signature(NetworkOutline network) => string.Join('\n', network.Layers.Select(layer => layer.Features));
}
