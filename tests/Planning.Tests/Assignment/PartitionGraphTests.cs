using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Planning.Assignment;

namespace Neurosurgeon.Planning.Tests.Assignment;

public class PartitionGraphTests
{
    [Fact]
    public void A_cycle_is_refused_with_the_layer_and_the_tensor() =>
        AssertRefused("'a' (number 0) reads 'y'", ["a", "b"], new("x", -1, [0], 4), new("m", 0, [1], 4), new("y", 1, [0], 4));

    [Fact]
    public void A_layer_that_reads_its_own_result_is_refused() =>
        AssertRefused("'b' (number 1) reads 'm', which is made by 'b'", ["a", "b"], new("x", -1, [0], 4), new("m", 1, [1], 4));

    [Fact]
    public void A_layer_that_leads_nowhere_is_refused() =>
        AssertRefused("Nothing reads what the layer 'b' (number 1) makes", ["a", "b", "c"], new("x", -1, [0, 1], 4), new("m", 0, [2], 4));

    [Fact]
    public void A_tensor_that_nobody_reads_is_refused() =>
        AssertRefused("No layer reads the tensor 'm'", ["a", "b"], new("x", -1, [0, 1], 4), new("m", 0, [], 4));

    [Fact]
    public void A_tensor_of_a_layer_that_is_not_there_is_refused()
    {
        AssertRefused("'x' is read by layer 2, but the layers are 0 to 1", ["a", "b"], new FlowingTensor("x", -1, [2], 4));
        AssertRefused("'m' is made by layer 7, but the layers are 0 to 1", ["a", "b"], new FlowingTensor("m", 7, [1], 4));
    }

    [Fact]
    public void A_size_below_zero_is_refused() => AssertRefused("'x' has -4 bytes", ["a"], new FlowingTensor("x", -1, [0], -4));

    [Fact]
    public void What_is_listed_twice_is_refused()
    {
        AssertRefused("'x' is listed twice", ["a", "b"], new("x", -1, [0], 4), new("x", 0, [1], 4));
        AssertRefused("'x' lists the layer 'a' (number 0) as its reader twice", ["a"], new FlowingTensor("x", -1, [0, 0], 4));
    }

    [Fact]
    public void A_graph_without_layers_is_refused() => AssertRefused("at least one", []);

    [Fact]
    public void A_chain_and_a_residual_network_without_branches_have_one_order()
    {
        Assert.True(PartitionGraph.Of(ModelZoo.Outline("vgg19")).IsInOneOrder);
        Assert.True(PartitionGraph.Of(ModelZoo.Outline("mobile_net")).IsInOneOrder);
    }

    [Fact]
    public void The_graph_of_a_network_has_what_its_layers_read()
    {
        var outline = ModelZoo.Outline("mobile_net");

        var graph = PartitionGraph.Of(outline);

        var expand = outline.Layers.Single(layer => layer.Name == "block3_expand");
        var skipped = Assert.Single(graph.Tensors, tensor => tensor.Producer == expand.Index - 1);
        Assert.Equal<int>([expand.Index, expand.Index + 3], skipped.Consumers);
        Assert.Equal(expand.Inputs.Single().Bytes, skipped.Bytes);
        Assert.Equal(outline.Layers.Length, graph.Tensors.Length);
    }

    private static void AssertRefused(string sentence, string[] layers, params FlowingTensor[] tensors) =>
        Assert.Contains(sentence, Assert.Throws<ArgumentException>(() => new PartitionGraph([.. layers], [.. tensors])).Message, StringComparison.Ordinal);
}
