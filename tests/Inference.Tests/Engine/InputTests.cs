using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Inference.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class InputTests(EngineFixture fixture)
{
    private static readonly LayerRange FirstLayer = new(0, 1);

    private Network Network => fixture.Network("le_net");

    [Fact]
    public void A_missing_input_is_named()
    {
        InferenceException refusal = Refusal([]);
        Assert.Equal("The tensor input 1×3×224×224 Float32 is needed, but not given.", refusal.Message);
    }

    [Fact]
    public void Another_shape_is_refused_with_both_shapes()
    {
        using var tensor = Tensor.FromArray(new TensorInfo("input", [1, 3, 112, 448], ElementType.Float32), new float[3 * 112 * 448]);
        InferenceException refusal = Refusal([tensor]);
        Assert.Equal("The tensor input 1×3×112×448 Float32 is given, but input 1×3×224×224 Float32 is needed.", refusal.Message);
    }

    [Fact]
    public void Another_element_type_is_refused()
    {
        using var tensor = Tensor.FromMemory(new TensorInfo("input", [1, 3, 224, 224], ElementType.Int64), new byte[3 * 224 * 224 * 8]);
        Assert.Contains("Int64 is given", Refusal([tensor]).Message);
    }

    [Fact]
    public void An_unknown_tensor_is_named()
    {
        using var tensor = Tensor.FromArray(Network.Input with { Name = "image" }, new float[3 * 224 * 224]);
        Assert.Contains("'image' is not an input of these layers", Refusal([tensor]).Message);
    }

    [Fact]
    public void A_tensor_given_twice_is_named()
    {
        using Tensor tensor = RandomTensor.Create(Network.Input, seed: 1);
        Assert.Equal("The tensor 'input' is given twice.", Refusal([tensor, tensor]).Message);
    }

    [Fact]
    public void Bytes_that_do_not_start_at_a_multiple_of_the_element_are_refused()
    {
        var memory = new byte[Network.Input.Bytes + 2];
        using var tensor = Tensor.FromMemory(Network.Input, memory.AsMemory(2));
        Assert.Contains("do not start at a multiple of 4", Refusal([tensor]).Message);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Bytes_at_a_multiple_of_the_element_inside_an_array_are_taken_in_place(int offset)
    {
        using Tensor reference = RandomTensor.Create(Network.Input, seed: 1);
        var memory = new byte[Network.Input.Bytes + offset];
        reference.Data.CopyTo(memory.AsMemory(offset));
        using var slice = Tensor.FromMemory(Network.Input, memory.AsMemory(offset));

        using TensorSet expected = fixture.Engine.Run(Network, FirstLayer, [reference]);
        using TensorSet actual = fixture.Engine.Run(Network, FirstLayer, [slice]);

        Assert.True(expected[0].Data.Span.SequenceEqual(actual[0].Data.Span));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, 1000)]
    public void A_range_that_leaves_the_network_is_refused(int first, int end)
    {
        using Tensor tensor = RandomTensor.Create(Network.Input, seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Engine.Run(Network, new LayerRange(first, end), [tensor]));
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Engine.Prepare(Network, new LayerRange(first, end)));
    }

    private InferenceException Refusal(IReadOnlyList<Tensor> inputs) =>
        Assert.Throws<InferenceException>(() => fixture.Engine.Run(Network, FirstLayer, inputs));
}
