using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Zoo;

namespace Neurosurgeon.Models.Tests.Zoo;

/// <summary>The eight applications of the Neurosurgeon paper against the layers of its Table 3.</summary>
public sealed class PaperNetworkTests
{
    private const string Vgg19 =
        "conv1_1 relu1_1 conv1_2 relu1_2 pool1 conv2_1 relu2_1 conv2_2 relu2_2 pool2 " +
        "conv3_1 relu3_1 conv3_2 relu3_2 conv3_3 relu3_3 conv3_4 relu3_4 pool3 " +
        "conv4_1 relu4_1 conv4_2 relu4_2 conv4_3 relu4_3 conv4_4 relu4_4 pool4 " +
        "conv5_1 relu5_1 conv5_2 relu5_2 conv5_3 relu5_3 conv5_4 relu5_4 pool5 " +
        "fc6 relu6 drop6 fc7 relu7 drop7 fc8 softmax argmax";

    /// <summary>A node <c>NAME/PART</c> belongs to the listed layer NAME.</summary>
    [Theory]
    [InlineData("imc", 24, "conv1 relu1 pool1 norm1 conv2 relu2 pool2 norm2 conv3 relu3 conv4 relu4 conv5 relu5 pool5 fc6 relu6 drop6 fc7 relu7 drop7 fc8 softmax argmax")]
    [InlineData("vgg19", 46, Vgg19)]
    [InlineData("face", 10, "conv1 pool2 conv3 local4 local5 local6 fc7 fc8 softmax argmax")]
    [InlineData("dig", 9, "conv1 pool1 conv2 pool2 ip1 relu1 ip2 softmax argmax")]
    [InlineData("asr", 13, "fc1 sigmoid1 fc2 sigmoid2 fc3 sigmoid3 fc4 sigmoid4 fc5 sigmoid5 fc6 sigmoid6 fc7")]
    [InlineData("pos", 3, "fc1 htanh fc3")]
    [InlineData("ner", 3, "fc1 htanh fc3")]
    [InlineData("chk", 3, "fc1 htanh fc3")]
    public void The_graph_has_the_layers_that_the_paper_lists(string model, int count, string names)
    {
        string[] listed = [.. ModelZoo.Outline(model).Nodes.Select(node => node.Name.Split('/')[0]).Distinct()];
        Assert.Equal(names.Split(' '), listed);
        Assert.Equal(count, listed.Length);
    }

    /// <summary>What a relu, sigmoid or dropout is fused onto is cut as one layer; what a layer needs beside it may be one of its own.</summary>
    [Theory]
    [InlineData("imc", "conv1 pool1 norm1 conv2 pool2 norm2 conv3 conv4 conv5 pool5 fc6/flatten fc6 fc7 fc8 softmax argmax")]
    [InlineData("face", "conv1 pool2 conv3 local4 local5 local6 fc7/flatten fc7 fc8 softmax argmax")]
    [InlineData("dig", "conv1 pool1 conv2 pool2 ip1/flatten ip1 ip2 softmax argmax")]
    [InlineData("asr", "fc1 fc2 fc3 fc4 fc5 fc6 fc7")]
    [InlineData("pos", "fc1 fc3")]
    public void Layers_to_cut_between_are_fused(string model, string names) =>
        Assert.Equal(names.Split(' '), ModelZoo.Outline(model).Layers.Select(layer => layer.Name));

    [Theory]
    [InlineData("imc", "1x3x227x227", "conv1 1x96x55x55, pool1 1x96x27x27, conv2 1x256x27x27, pool2 1x256x13x13, conv4 1x384x13x13, pool5 1x256x6x6, fc8 1x1000")]
    [InlineData("vgg19", "1x3x224x224", "conv1_2 1x64x224x224, pool1 1x64x112x112, conv3_4 1x256x56x56, pool5 1x512x7x7, fc6 1x4096, fc8 1x1000")]
    [InlineData("face", "1x3x152x152", "conv1 1x32x142x142, pool2 1x32x71x71, conv3 1x16x63x63, local4 1x16x55x55, local5 1x16x25x25, local6 1x16x21x21, fc7 1x4096, fc8 1x83")]
    [InlineData("dig", "100x1x28x28", "conv1 100x20x24x24, pool1 100x20x12x12, conv2 100x50x8x8, pool2 100x50x4x4, ip1 100x500, ip2 100x10")]
    [InlineData("asr", "548x440", "fc1 548x2048, fc6 548x2048, fc7 548x1706")]
    [InlineData("pos", "28x300", "fc1 28x300, fc3 28x45")]
    [InlineData("ner", "28x375", "fc1 28x300, fc3 28x17")]
    [InlineData("chk", "28x300", "fc1 28x300, fc3 28x42")]
    public void Layers_have_the_published_shapes(string model, string input, string outputs)
    {
        NetworkOutline network = ModelZoo.Outline(model);
        Assert.Equal(input, string.Join('x', network.Input.Shape));
        foreach (string[] expected in outputs.Split(", ").Select(output => output.Split(' ')))
            Assert.Equal(expected[1], string.Join('x', network.Layers.Single(layer => layer.Name == expected[0]).Outputs.Single().Shape));
    }

    /// <summary>Those of imc and vgg19 are also what the networks are known to have: 60,965,224 and 143,667,240.</summary>
    [Theory]
    [InlineData("imc", 60_965_224)]
    [InlineData("vgg19", 143_667_240)]
    [InlineData("face", (32 * ((3 * 121) + 1)) + (16 * ((32 * 81) + 1)) + (55 * 55 * 16 * ((16 * 81) + 1)) + (25 * 25 * 16 * ((16 * 49) + 1))
        + (21 * 21 * 16 * ((16 * 25) + 1)) + (4096 * ((16 * 21 * 21) + 1)) + (83 * 4097))]
    [InlineData("dig", (20 * 26) + (50 * ((20 * 25) + 1)) + (500 * ((50 * 16) + 1)) + (10 * 501))]
    [InlineData("asr", (2048 * 441) + (5 * 2048 * 2049) + (1706 * 2049))]
    [InlineData("pos", (300 * 301) + (45 * 301))]
    [InlineData("ner", (300 * 376) + (17 * 301))]
    [InlineData("chk", (300 * 301) + (42 * 301))]
    public void Parameters_follow_from_the_layers_shapes(string model, long parameters) =>
        Assert.Equal(parameters, ModelZoo.Outline(model).Layers.Sum(layer => layer.Parameters));

    [Theory]
    [InlineData("imc", 1)]
    [InlineData("vgg19", 1)]
    [InlineData("face", 1)]
    [InlineData("dig", 100)]
    public void Classifiers_make_a_class_for_each_row(string model, int rows) =>
        Assert.Equal(new TensorInfo("output", [rows, 1], ElementType.Int64), ModelZoo.Outline(model).Output);

    [Fact]
    public void A_dropout_is_part_of_the_layer_before_it_and_costs_nothing()
    {
        NetworkOutline network = ModelZoo.Outline("imc");
        Layer layer = network.Layers.Single(layer => layer.Name == "fc7");
        Assert.Equal(["Gemm", "Relu", "Dropout"], network.Nodes[layer.Nodes].Select(node => node.Operator));
        Assert.Equal((2 * 4096 * 4096) + 4096, layer.Flops);
    }
}
