using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Models.Zoo;

namespace Neurosurgeon.Models.Tests.Zoo;

public sealed class ModelZooTests
{
    [Fact]
    public void The_models_of_the_reference_and_of_the_paper_are_known() => Assert.Equal<string>(
        ["le_net", "alex_net", "vgg_net", "mobile_net", "imc", "vgg19", "face", "dig", "asr", "pos", "ner", "chk"], ModelZoo.Names);

    [Theory]
    [InlineData("alex_net", "alex_net")]
    [InlineData("mobilenet", "mobile_net")]
    public void A_name_or_alias_is_resolved(string text, string expected)
    {
        Assert.True(ModelZoo.TryResolve(text, out string? name));
        Assert.Equal(expected, name);
    }

    [Theory]
    [InlineData("resnet")]
    [InlineData("")]
    [InlineData("../le_net")]
    public void An_unknown_name_is_refused_with_the_known_ones(string text)
    {
        Assert.False(ModelZoo.TryResolve(text, out _));
        using var store = new ModelStore(Path.GetTempPath());
        ModelException exception = Assert.Throws<ModelException>(() => store.Get(text));
        Assert.Equal($"There is no model '{text}'; the known ones are {string.Join(", ", ModelZoo.Names)}.", exception.Message);
    }
}
