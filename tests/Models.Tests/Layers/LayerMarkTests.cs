using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Tests.Layers;

public sealed class LayerMarkTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1234)]
    public void A_layer_is_found_in_the_names_that_an_engine_makes(int layer) =>
        Assert.Equal(layer, LayerMark.Find($"fused {LayerMark.Of(layer)}7_0_nchwc"));

    [Theory]
    [InlineData("ReorderOutput_token_3")]
    [InlineData("layer#")]
    [InlineData("layer##")]
    [InlineData("layer#x#")]
    [InlineData("layer#12")]
    [InlineData("layer#99999999999#")]
    public void A_name_without_a_mark_has_no_layer(string name) => Assert.Null(LayerMark.Find(name));
}
