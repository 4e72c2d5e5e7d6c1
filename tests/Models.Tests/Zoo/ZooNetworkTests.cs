using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Models.Tests.Support;
using Neurosurgeon.Models.Zoo;

namespace Neurosurgeon.Models.Tests.Zoo;

[Collection(ZooCollection.Name)]
public sealed class ZooNetworkTests(ZooFixture zoo)
{
    /// <summary>Two nodes agree on a model by this hash, so it must come out the same on every machine.</summary>
    [Theory]
    [InlineData("le_net", "94138c92630b417e4de0f11aa702cd97fe77d76789bf48f053091f60293fef46")]
    [InlineData("alex_net", "f947d69b4e8eca6b98c0209e69949e0649bb9a970c80fbf10672c6ff2e93c460")]
    [InlineData("vgg_net", "b187d74d9ba9975017a6df79d72c10cd8855cc9bc7f117723a6448522c7c81ae")]
    [InlineData("mobile_net", "22cc4f4f4ac82768ae6e0411843046bc800c5037e394004b79e22dff756cb38d")]
    [InlineData("imc", "5eed9a50058231253808ec921f0b20c9954f27c835ef634fcbc5381e77b95c7a")]
    [InlineData("vgg19", "49aefe5f9f473ff8a412142f2203a5acca3e97aaa5e17cc13ee75a09230bb2e1")]
    [InlineData("face", "c6b80c530306cbcbcd760a87e30cda1f17427c346093fce8fc81614478d7eb5d")]
    [InlineData("dig", "535cde2106e0a4f0176850b724a59d824cd467d365ae2f7e7fbf5440762bc642")]
    [InlineData("asr", "d3ddf5eb309de4268a501bec76fd09cb8a99ed09c7787f8081c2690af95f36f8")]
    [InlineData("pos", "9ebe095914bc4130eb26ad322342638d5c308928e4625c2dcc968cf5fdec8922")]
    [InlineData("ner", "06ff1ab634fade7056befb9b1a18320e7414ad6049c8eafc8c7c9a475060f219")]
    [InlineData("chk", "016cc422b02a5a5d7d916337bcd14023311d7affc8d6fc6b1868442f07abfeee")]
    public void The_default_seed_gives_the_same_bytes_everywhere(string model, string sha256)
    {
        Assert.Equal(sha256, GeneratedModel.Sha256(model));
        Assert.Equal(sha256, zoo[model].Sha256);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void An_outline_shows_the_layers_without_a_file(string model)
    {
        NetworkOutline outline = ModelZoo.Outline(model);
        Network network = zoo[model];
        Assert.Equal((network.Name, network.Input, network.Output), (outline.Name, outline.Input, outline.Output));
        Assert.Equal(network.Layers.Select(layer => (layer.Name, layer.Parameters, layer.Features)), outline.Layers.Select(layer => (layer.Name, layer.Parameters, layer.Features)));
        Assert.Equal(network.Weights.Bytes, outline.WeightBytes);
    }

    [Theory]
    [InlineData("le_net", 49_854_240)]
    [InlineData("alex_net", 61_100_840)]
    [InlineData("vgg_net", 138_365_992)]
    [InlineData("mobile_net", 3_504_872)]
    public void Trainable_parameters_are_those_of_torchvision(string model, long parameters) =>
        Assert.Equal(parameters, zoo[model].Layers.Sum(layer => layer.Parameters));

    /// <summary>Multiply-accumulates as torchvision publishes them; what is fused in adds a few per cent.</summary>
    [Theory]
    [InlineData("alex_net", 0.714, 0.002)]
    [InlineData("vgg_net", 15.47, 0.005)]
    [InlineData("mobile_net", 0.301, 0.04)]
    public void Flops_are_twice_the_published_multiply_accumulates(string model, double gigaMacs, double tolerance)
    {
        double ratio = zoo[model].Layers.Sum(layer => layer.Flops) / (2e9 * gigaMacs);
        Assert.InRange(ratio, 1 - 0.001, 1 + tolerance);
    }

    [Theory]
    [InlineData("le_net")]
    [InlineData("alex_net")]
    [InlineData("vgg_net")]
    [InlineData("mobile_net")]
    public void Input_output_and_name_are_as_promised(string model)
    {
        Network network = zoo[model];
        Assert.Equal(model, network.Name);
        Assert.Equal(new TensorInfo("input", [1, 3, 224, 224], ElementType.Float32), network.Input);
        Assert.Equal(new TensorInfo("output", [1, 1000], ElementType.Float32), network.Output);
    }

    [Theory]
    [InlineData("le_net", "conv1 pool1 conv2 pool2 flatten fc1 fc2 fc3")]
    [InlineData("alex_net", "conv1 pool1 conv2 pool2 conv3 conv4 conv5 pool5 avgpool flatten fc6 fc7 fc8")]
    [InlineData(
        "vgg_net",
        "conv1_1 conv1_2 pool1 conv2_1 conv2_2 pool2 conv3_1 conv3_2 conv3_3 pool3 conv4_1 conv4_2 conv4_3 pool4 " +
        "conv5_1 conv5_2 conv5_3 pool5 avgpool flatten fc6 fc7 fc8")]
    public void Layers_of_a_chain_have_their_usual_names(string model, string names) =>
        Assert.Equal(names.Split(' '), zoo[model].Layers.Select(layer => layer.Name));

    [Fact]
    public void Mobile_net_has_its_blocks_as_layers()
    {
        Network network = zoo["mobile_net"];
        Assert.Equal(
            "conv1 block1_depthwise block1_project block2_expand block2_depthwise block2_project block3_expand block3_depthwise block3_project block3_add",
            string.Join(' ', network.Layers.Take(10).Select(layer => layer.Name)));
        Assert.Equal(
            "block17_expand block17_depthwise block17_project conv_last avgpool flatten fc",
            string.Join(' ', network.Layers.TakeLast(7).Select(layer => layer.Name)));
        Assert.Equal(17, network.Layers.Count(layer => layer.Kind == LayerKind.DepthwiseConvolution));
        Assert.Equal(10, network.Layers.Count(layer => layer.Kind == LayerKind.ElementwiseAdd));
        Assert.Equal(35, network.Layers.Count(layer => layer.Kind == LayerKind.Convolution));
    }

    [Fact]
    public void The_cut_after_the_last_pool_of_alex_net_is_number_8_with_36864_bytes()
    {
        Network network = zoo["alex_net"];
        Assert.Equal(14, network.Cuts.Length);
        Assert.Equal((8, "pool5", 36_864), (network.Cuts[8].Index, network.Cuts[8].After, network.Cuts[8].Bytes));
        Assert.Equal((0, "input", 602_112), (network.Cuts[0].Index, network.Cuts[0].After, network.Cuts[0].Bytes));
        Assert.Equal((13, "fc8", 0), (network.Cuts[13].Index, network.Cuts[13].After, network.Cuts[13].Bytes));
        Assert.Empty(network.Cuts[13].Tensors);
    }

    [Fact]
    public void A_cut_inside_a_residual_block_carries_both_tensors()
    {
        Network network = zoo["mobile_net"];
        Cut inside = network.Cuts.Single(cut => cut.After == "block3_depthwise");
        Assert.Equal([[1, 24, 56, 56], [1, 144, 56, 56]], inside.Tensors.Select(tensor => tensor.Shape.ToArray()));
        Assert.Equal((24 + 144) * 56 * 56 * sizeof(float), inside.Bytes);
    }

    [Fact]
    public void A_layer_knows_its_nodes_costs_and_tensors()
    {
        Network network = zoo["alex_net"];
        Layer layer = network.Layers[0];
        Assert.Equal(LayerKind.Convolution, layer.Kind);
        Assert.Equal(["Conv", "Relu"], network.Nodes[layer.Nodes].Select(node => node.Operator));
        Assert.Equal(network.Input, Assert.Single(layer.Inputs));
        Assert.Equal<int>([1, 64, 55, 55], layer.Outputs.Single().Shape);
        Assert.Equal(64 * 55 * 55 * sizeof(float), layer.OutputBytes);
        Assert.Equal((64 * 3 * 11 * 11) + 64, layer.Parameters);
        Assert.Equal(layer.Parameters * sizeof(float), layer.ParameterBytes);
        Assert.Equal((2L * 64 * 55 * 55 * 3 * 11 * 11) + (64 * 55 * 55), layer.Flops);
    }

    [Fact]
    public void Running_statistics_count_as_bytes_but_not_as_parameters()
    {
        Layer layer = zoo["vgg_net"].Layers[0];
        Assert.Equal((64 * 27) + 64 + (2 * 64), layer.Parameters);
        Assert.Equal((layer.Parameters + (2 * 64)) * sizeof(float), layer.ParameterBytes);
    }

    [Theory]
    [InlineData("le_net", "features.0.weight 6x3x5x5, features.3.bias 16, classifier.1.weight 1024x46656, classifier.5.bias 1000", 10)]
    [InlineData("alex_net", "features.0.weight 64x3x11x11, features.10.weight 256x256x3x3, classifier.6.weight 1000x4096", 16)]
    [InlineData("vgg_net", "features.0.weight 64x3x3x3, features.1.running_mean 64, features.40.bias 512, features.41.running_var 512, classifier.0.weight 4096x25088", 84)]
    [InlineData("mobile_net", "features.0.0.weight 32x3x3x3, features.1.conv.0.0.weight 32x1x3x3, features.1.conv.1.weight 16x32x1x1, features.1.conv.2.running_mean 16, features.17.conv.1.0.weight 960x1x3x3, features.17.conv.3.weight 320, features.18.1.bias 1280, classifier.1.bias 1000", 262)]
    public void Weights_carry_the_names_and_shapes_of_the_state_dict(string model, string samples, int count)
    {
        WeightStore weights = zoo[model].Weights;
        Assert.Equal(count, weights.Count);
        foreach (string[] sample in samples.Split(", ").Select(sample => sample.Split(' ')))
            Assert.Equal(sample[1], string.Join('x', weights[sample[0]].Info.Shape));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_cut_is_what_its_definition_says(string model) => CutDefinition.AssertHolds(zoo[model]);

    public static TheoryData<string> Models() => [.. ModelZoo.Names];
}
