using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Tests.Support;
using Neurosurgeon.Models.Zoo;

namespace Neurosurgeon.Models.Tests.Reading;

public sealed class LayerFeaturesTests
{
    private const int Float = sizeof(float);

    [Fact]
    public void A_grouped_convolution_with_its_relu() => Assert.Equal(
        new LayerFeatures
        {
            Kind = LayerKind.Convolution,
            Operator = "Conv",
            HasBatchNormalization = false,
            Activation = "Relu",
            Flops = (2L * 256 * 27 * 27 * 48 * 25) + (256 * 27 * 27),
            InputBytes = 96 * 27 * 27 * Float,
            OutputBytes = 256 * 27 * 27 * Float,
            WeightBytes = ((256 * 48 * 25) + 256) * Float,
            Input = new ActivationSize(1, 96, 27, 27),
            Output = new ActivationSize(1, 256, 27, 27),
            Window = new SlidingWindow(5, 5, 1, 1),
            Groups = 2,
        },
        Features("imc", "conv2"));

    [Fact]
    public void A_locally_connected_layer() => Assert.Equal(
        new LayerFeatures
        {
            Kind = LayerKind.LocallyConnected,
            Operator = "MatMul",
            HasBatchNormalization = false,
            Activation = null,
            Flops = (2L * 25 * 25 * 16 * 16 * 49) + (25 * 25 * 16),
            InputBytes = 16 * 55 * 55 * Float,
            OutputBytes = 16 * 25 * 25 * Float,
            WeightBytes = 25 * 25 * 16 * ((16 * 49) + 1) * Float,
            Input = new ActivationSize(1, 16, 55, 55),
            Output = new ActivationSize(1, 16, 25, 25),
            Window = new SlidingWindow(7, 7, 2, 2),
            Groups = 1,
        },
        Features("face", "local5"));

    [Fact]
    public void A_fully_connected_layer_for_many_rows() => Assert.Equal(
        new LayerFeatures
        {
            Kind = LayerKind.FullyConnected,
            Operator = "Gemm",
            HasBatchNormalization = false,
            Activation = "Sigmoid",
            Flops = (2L * 548 * 440 * 2048) + (548 * 2048),
            InputBytes = 548 * 440 * Float,
            OutputBytes = 548 * 2048 * Float,
            WeightBytes = ((440 * 2048) + 2048) * Float,
            Input = new ActivationSize(548, 440, 1, 1),
            Output = new ActivationSize(548, 2048, 1, 1),
            Window = SlidingWindow.None,
            Groups = 1,
        },
        Features("asr", "fc1"));

    [Fact]
    public void A_batch_normalisation_is_fused_and_its_statistics_are_read()
    {
        LayerFeatures features = Features("vgg_net", "conv1_1");
        Assert.Equal((LayerKind.Convolution, true, "Relu"), (features.Kind, features.HasBatchNormalization, features.Activation));
        Assert.Equal((2L * 64 * 224 * 224 * 27) + (3 * 64 * 224 * 224), features.Flops);
        Assert.Equal(((64 * 27) + 64 + (4 * 64)) * Float, features.WeightBytes);
        Assert.Equal(features.WeightBytes + (3 * 224 * 224 * Float), features.BytesRead);
    }

    [Theory]
    [InlineData("mobile_net", "block2_depthwise", LayerKind.DepthwiseConvolution, "Conv", 3, 2, 96)]
    [InlineData("imc", "pool1", LayerKind.MaxPooling, "MaxPool", 3, 2, 1)]
    [InlineData("vgg_net", "avgpool", LayerKind.AveragePooling, "AveragePool", 1, 1, 1)]
    [InlineData("mobile_net", "avgpool", LayerKind.AveragePooling, "GlobalAveragePool", 7, 1, 1)]
    [InlineData("imc", "norm1", LayerKind.Normalization, "LRN", 1, 1, 1)]
    [InlineData("mobile_net", "block3_add", LayerKind.ElementwiseAdd, "Add", 1, 1, 1)]
    [InlineData("le_net", "flatten", LayerKind.Reshape, "Flatten", 1, 1, 1)]
    [InlineData("dig", "softmax", LayerKind.Softmax, "Softmax", 1, 1, 1)]
    [InlineData("dig", "argmax", LayerKind.Argmax, "ArgMax", 1, 1, 1)]
    public void Kind_operator_window_and_groups(string model, string layer, LayerKind kind, string operation, int kernel, int stride, int groups)
    {
        LayerFeatures features = Features(model, layer);
        Assert.Equal((kind, operation, groups), (features.Kind, features.Operator, features.Groups));
        Assert.Equal(new SlidingWindow(kernel, kernel, stride, stride), features.Window);
    }

    [Fact]
    public void An_argmax_reads_floats_and_writes_integers()
    {
        LayerFeatures features = Features("dig", "argmax");
        Assert.Equal((100 * 10 * Float, 100 * sizeof(long), 100 * 10), (features.BytesRead, features.BytesWritten, features.Flops));
    }

    [Fact]
    public void An_addition_reads_both_operands()
    {
        LayerFeatures features = Features("mobile_net", "block3_add");
        Assert.Equal((2 * 24 * 56 * 56 * Float, 24 * 56 * 56), (features.BytesRead, features.Flops));
    }

    /// <summary>Operations and weights again, from the sizes alone, for every layer that has such a formula.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Costs_of_every_layer_follow_from_its_sizes(string model)
    {
        foreach (Layer layer in ModelZoo.Outline(model).Layers)
        {
            LayerFeatures features = layer.Features;
            Assert.NotEqual(LayerKind.Other, features.Kind);
            Assert.Equal(layer.Inputs.Sum(Bytes), features.InputBytes);
            Assert.Equal(layer.Outputs.Sum(Bytes), features.OutputBytes);
            Assert.Equal(layer.Outputs[0].ElementCount, features.Output.Elements);
            long patch = (long)features.Window.Height * features.Window.Width * features.Input.Channels / features.Groups;
            long fused = features.Output.Elements * ((features.HasBatchNormalization ? 2 : 0) + (features.Activation is null ? 0 : 1));
            long channels = features.Output.Channels;
            long positions = features.Output.Height * features.Output.Width;
            (long operations, long[] weights) = features.Kind switch
            {
                LayerKind.Convolution or LayerKind.DepthwiseConvolution =>
                    ((2 * features.Output.Elements * patch) + fused, [channels * (patch + 1), channels * (patch + 4), channels * (patch + 5)]),
                LayerKind.LocallyConnected =>
                    ((2 * features.Output.Elements * patch) + features.Output.Elements, [positions * channels * (patch + 1)]),
                LayerKind.FullyConnected => ((2 * features.Output.Elements * patch) + fused, [channels * (patch + 1)]),
                LayerKind.MaxPooling or LayerKind.AveragePooling =>
                    (features.Output.Elements * features.Window.Height * features.Window.Width, [0]),
                LayerKind.Normalization => (features.Output.Elements * 14, [0]),
                LayerKind.Softmax => (features.Output.Elements * 5, [0]),
                LayerKind.Argmax => (features.Input.Elements, [0]),
                LayerKind.ElementwiseAdd => (features.Output.Elements, [0]),
                _ => (0L, new long[] { 0 }),
            };
            Assert.Equal(operations, features.Flops);
            Assert.Contains(features.WeightBytes / Float, weights);
        }

        static long Bytes(TensorInfo tensor) =>
            tensor.Shape.Aggregate(tensor.ElementType == ElementType.Int64 ? 8L : 4L, (bytes, dimension) => bytes * dimension);
    }

    [Theory]
    [InlineData("Einsum", "")]
    [InlineData("Attention", "com.microsoft")]
    public void An_operator_never_seen_is_other_with_bytes_and_operations(string operation, string domain)
    {
        TestGraph graph = new TestGraph(2, 5).Weight("w", 5, 3).Node(operation, "x w", "t").Node("Relu", "t", "y");
        graph.Graph.Node[0].Domain = domain;
        graph.Graph.ValueInfo.Add(ValueInfo.Create(new TensorInfo("t", [2, 3], ElementType.Float32)));
        using Network network = graph.Read();
        Assert.Equal(["t_node", "y_node"], network.Layers.Select(layer => layer.Name));
        Assert.Equal(
            new LayerFeatures
            {
                Kind = LayerKind.Other,
                Operator = operation,
                HasBatchNormalization = false,
                Activation = null,
                Flops = 6,
                InputBytes = 10 * Float,
                OutputBytes = 6 * Float,
                WeightBytes = 15 * Float,
                Input = new ActivationSize(2, 5, 1, 1),
                Output = new ActivationSize(2, 3, 1, 1),
                Window = SlidingWindow.None,
                Groups = 1,
            },
            network.Layers[0].Features);
    }

    [Fact]
    public void An_output_that_an_unknown_operator_makes_may_be_declared_by_the_graphs_output()
    {
        TestGraph graph = new TestGraph(1, 4).Node("TopK", "x", "y");
        graph.Graph.Output[0] = ValueInfo.Create(new TensorInfo("y", [1, 2], ElementType.Int64));
        using Network network = graph.Read();
        Assert.Equal(new TensorInfo("y", [1, 2], ElementType.Int64), network.Output);
        Assert.Equal((LayerKind.Other, 16), (network.Layers[0].Kind, network.Layers[0].OutputBytes));
    }

    [Fact]
    public void Spatial_dimensions_other_than_two()
    {
        using Network line = new TestGraph(2, 3, 10).Weight("w", 4, 3, 5).Node("Conv", "x w", "y", TestGraph.Ints("strides", 2)).Read();
        Assert.Equal(new SlidingWindow(1, 5, 1, 2), line.Layers[0].Features.Window);
        Assert.Equal((new ActivationSize(2, 3, 1, 10), new ActivationSize(2, 4, 1, 3)), (line.Layers[0].Features.Input, line.Layers[0].Features.Output));

        using Network volume = new TestGraph(1, 3, 4, 5, 6).Weight("w", 2, 3, 2, 3, 1).Node("Conv", "x w", "y").Read();
        Assert.Equal(new SlidingWindow(6, 1, 1, 1), volume.Layers[0].Features.Window);
        Assert.Equal((new ActivationSize(1, 3, 20, 6), new ActivationSize(1, 2, 9, 6)), (volume.Layers[0].Features.Input, volume.Layers[0].Features.Output));
    }

    [Fact]
    public void A_layer_of_nothing_but_stored_tensors_still_writes_bytes()
    {
        using Network network = new TestGraph(1, 3)
            .Weight("a", 1, 3).Weight("b", 1, 3).Node("Add", "a b", "s").Node("Add", "x s", "y").Read();
        Assert.Equal((0, 24, 12), (network.Layers[0].Features.InputBytes, network.Layers[0].Features.WeightBytes, network.Layers[0].Features.OutputBytes));
        Assert.Equal(new ActivationSize(1, 1, 1, 1), network.Layers[0].Features.Input);
    }

    public static TheoryData<string> Models() => [.. ModelZoo.Names];

    private static LayerFeatures Features(string model, string layer) =>
        ModelZoo.Outline(model).Layers.Single(candidate => candidate.Name == layer).Features;
}
