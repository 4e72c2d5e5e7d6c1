using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Tests;

public sealed class PredictorKindTests
{
    [Fact]
    public void Every_layer_kind_has_a_name_that_is_read_back()
    {
        foreach (LayerKind kind in Enum.GetValues<LayerKind>())
        {
            var named = new PredictorKind(kind, kind is LayerKind.Activation or LayerKind.Normalization or LayerKind.Other ? "Tanh" : "");
            Assert.Equal(named, PredictorKind.Parse(named.ToString()));
        }
    }

    [Theory]
    [InlineData("batchnorm", LayerKind.Normalization, "BatchNormalization")]
    [InlineData("lrn", LayerKind.Normalization, "LRN")]
    public void Normalisations_have_names_of_their_own(string name, LayerKind kind, string operation)
    {
        Assert.Equal(new PredictorKind(kind, operation), PredictorKind.Parse(name));
        Assert.Equal(name, new PredictorKind(kind, operation).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("conv.Conv")]
    [InlineData("activation")]
    [InlineData("something")]
    public void Anything_else_is_no_kind(string name) => Assert.Null(PredictorKind.Parse(name));
}
