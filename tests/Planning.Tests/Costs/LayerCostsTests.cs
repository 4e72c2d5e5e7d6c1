using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Planning.Tests.Costs;

public class LayerCostsTests
{
    [Fact]
    public void Prefix_and_suffix_add_up_to_the_whole()
    {
        var costs = new LayerCosts([1, 2, 3.5]);

        Assert.Equal([0, 1, 3, 6.5], Enumerable.Range(0, 4).Select(costs.PrefixMs));
        Assert.All(Enumerable.Range(0, 4), cut => Assert.Equal(costs.TotalMs, costs.PrefixMs(cut) + costs.SuffixMs(cut), 1e-12));
    }

    [Fact]
    public void Some_layers_and_the_others_add_up_to_the_whole()
    {
        var costs = new LayerCosts([1, 2, 3.5, 0.25]);

        Assert.Equal(4.5, costs.Ms(LayerSet.Of(4, [0, 2])));
        Assert.Equal(2.25, costs.MsOfOthers(LayerSet.Of(4, [0, 2])));
        Assert.Equal(3, costs.Ms(LayerSet.Prefix(4, 2)));
        Assert.Equal(3.75, costs.MsOfOthers(LayerSet.Prefix(4, 2)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.001)]
    public void A_time_that_cannot_be_is_refused_with_the_layer_that_has_it(double milliseconds)
    {
        var error = Assert.Throws<ArgumentException>(() => new LayerCosts([1, milliseconds]));
        Assert.Contains("layer 1", error.Message, StringComparison.Ordinal);
    }
}
