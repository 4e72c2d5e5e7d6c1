using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Models.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Models.Tests.Reading;

/// <summary>What the reader makes of networks with branches.</summary>
public sealed class BranchedNetworkTests
{
    public static TheoryData<string> Names => [.. BranchedNetworks.Names];

    /// <summary>As torchvision publishes them.</summary>
    [Fact]
    public void Trainable_parameters_are_those_of_torchvision()
    {
        Assert.Equal(11_689_512, BranchedNetworks.ResNet18().Outline().Layers.Sum(layer => layer.Parameters));
        Assert.Equal(1_235_496, BranchedNetworks.SqueezeNet().Outline().Layers.Sum(layer => layer.Parameters));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_cut_is_what_its_definition_says(string name)
    {
        using var folder = new TemporaryFolder();
        using Network network = new CachedModel(folder.FullName, BranchedNetworks.Small(name)).Build();
        CutDefinition.AssertHolds(network);
        Assert.Equal(network.Cuts.Select(cut => cut.Bytes), BranchedNetworks.Small(name).Outline().Cuts.Select(cut => cut.Bytes));
    }

    [Fact]
    public void A_residual_block_ends_in_an_addition_with_its_activation()
    {
        NetworkOutline network = BranchedNetworks.ResNet18().Outline();
        Assert.Equal(
            "conv1 pool1 block1_conv1 block1_conv2 block1_add block2_conv1 block2_conv2 block2_add block3_conv1 block3_conv2 block3_downsample block3_add",
            string.Join(' ', network.Layers.Take(12).Select(layer => layer.Name)));
        Layer sum = network.Layers.Single(layer => layer.Name == "block3_add");
        Assert.Equal(["Add", "Relu"], network.Nodes[sum.Nodes].Select(node => node.Operator));
        Assert.Equal(2, sum.Inputs.Length);
    }

    [Fact]
    public void A_cut_between_branches_carries_what_each_has_made()
    {
        NetworkOutline network = BranchedNetworks.Small("inception").Outline();
        Cut cut = network.Cuts.Single(cut => cut.After == "branch3_reduce");
        Assert.Equal(["stem_relu", "branch1_relu", "branch2_3x3_relu", "branch3_reduce_relu"], cut.Tensors.Select(tensor => tensor.Name));
        Assert.Equal((48 + 64 + 64 + 16) * 28 * 28 * sizeof(float), cut.Bytes);
    }

    [Fact]
    public void A_dense_block_joins_all_that_was_made_before()
    {
        NetworkOutline network = BranchedNetworks.Small("dense").Outline();
        Layer last = network.Layers.Single(layer => layer.Name == "concat");
        Assert.Equal(6, last.Inputs.Length);
        Assert.Equal<int>([1, 84, 32, 32], last.Outputs.Single().Shape);
    }
}
