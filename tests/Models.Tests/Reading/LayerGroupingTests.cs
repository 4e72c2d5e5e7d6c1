using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Tests.Support;

namespace Neurosurgeon.Models.Tests.Reading;

public sealed class LayerGroupingTests
{
    [Fact]
    public void A_convolution_takes_its_normalisation_and_one_activation()
    {
        using Network network = Convolution()
            .Node("BatchNormalization", "c c2 c2 c2 c2", "n")
            .Node("Relu", "n", "r")
            .Node("Tanh", "r", "y")
            .Read();
        Assert.Equal(["Conv BatchNormalization Relu", "Tanh"], Groups(network));
        Assert.Equal([LayerKind.Convolution, LayerKind.Activation], network.Layers.Select(layer => layer.Kind));
    }

    [Fact]
    public void A_result_that_is_read_twice_ends_its_group()
    {
        using Network network = Convolution().Node("Relu", "c", "r").Node("Add", "c r", "y").Read();
        Assert.Equal(["Conv", "Relu", "Add"], Groups(network));
        Assert.Equal(["c", "r"], network.Cuts[2].Tensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void A_result_that_one_node_reads_twice_ends_its_group()
    {
        using Network network = Convolution().Node("Add", "c c", "y").Read();
        Assert.Equal(["Conv", "Add"], Groups(network));
    }

    [Fact]
    public void Normalisation_after_the_activation_stands_alone()
    {
        using Network network = Convolution().Node("Relu", "c", "r").Node("BatchNormalization", "r c2 c2 c2 c2", "y").Read();
        Assert.Equal(["Conv Relu", "BatchNormalization"], Groups(network));
        Assert.Equal(LayerKind.Normalization, network.Layers[1].Kind);
    }

    [Fact]
    public void A_matrix_product_takes_a_stored_bias_and_an_activation()
    {
        using Network network = new TestGraph(1, 3)
            .Weight("w", 3, 5).Weight("b", 5)
            .Node("MatMul", "x w", "m").Node("Add", "m b", "a").Node("Sigmoid", "a", "y")
            .Read();
        Assert.Equal(["MatMul Add Sigmoid"], Groups(network));
        Assert.Equal(15 + 5, network.Layers[0].Parameters);
        Assert.Equal((2 * 15) + 5 + 5, network.Layers[0].Flops);
        Assert.Equal(LayerKind.FullyConnected, network.Layers[0].Kind);
    }

    [Fact]
    public void An_addition_of_two_activations_begins_a_layer_and_takes_its_activation()
    {
        using Network network = new TestGraph(1, 3)
            .Weight("w", 3, 3)
            .Node("Gemm", "x w", "m").Node("Add", "x m", "a").Node("Clip", "a", "y")
            .Read();
        Assert.Equal(["Gemm", "Add Clip"], Groups(network));
        Assert.Equal(LayerKind.ElementwiseAdd, network.Layers[1].Kind);
        Assert.Equal(["x", "m"], network.Layers[1].Inputs.Select(tensor => tensor.Name));
    }

    [Fact]
    public void What_does_nothing_joins_any_layer()
    {
        using Network network = new TestGraph(1, 3, 4, 4)
            .Node("Flatten", "x", "f").Node("Dropout", "f", "d").Node("Identity", "d", "i").Node("Softmax", "i", "y")
            .Read();
        Assert.Equal(["Flatten Dropout Identity", "Softmax"], Groups(network));
    }

    [Fact]
    public void A_dropout_does_not_stand_between_what_is_fused()
    {
        using Network network = Convolution()
            .Node("Dropout", "c", "d").Node("BatchNormalization", "d c2 c2 c2 c2", "n").Node("Identity", "n", "i").Node("Relu", "i", "y")
            .Read();
        Assert.Equal(["Conv Dropout BatchNormalization Identity Relu"], Groups(network));
        Assert.Equal((true, "Relu"), (network.Layers[0].Features.HasBatchNormalization, network.Layers[0].Features.Activation));
    }

    [Fact]
    public void A_dropout_before_everything_joins_what_comes_after_it()
    {
        using Network network = new TestGraph(1, 2, 4, 4).Weight("w", 2, 2, 3, 3)
            .Node("Dropout", "x", "d").Node("Conv", "d w", "c").Node("Relu", "c", "y")
            .Read();
        Assert.Equal(["Dropout Conv Relu"], Groups(network));
        Assert.Equal(("c_node", LayerKind.Convolution, 3), (network.Layers[0].Name, network.Layers[0].Kind, network.Layers[0].Features.Window.Width));
    }

    [Fact]
    public void The_nodes_of_a_locally_connected_layer_are_one_layer_with_its_activation()
    {
        using Network network = LocallyConnected(step: 2)
            .Node("MatMul", "p w", "m").Node("Add", "m b", "a").Node("Reshape", "a plane", "r").Node("Transpose", "r", "t", ToChannelsFirst).Node("Relu", "t", "y")
            .Read();
        Assert.Equal(["Transpose Gather Transpose Gather Reshape MatMul Add Reshape Transpose Relu"], Groups(network));
        Layer layer = network.Layers.Single();
        Assert.Equal(("m_node", LayerKind.LocallyConnected, "Relu"), (layer.Name, layer.Kind, layer.Features.Activation));
        Assert.Equal(new SlidingWindow(3, 3, 2, 2), layer.Features.Window);
        Assert.Equal((4 * 5 * 18) + (4 * 5), layer.Parameters);
    }

    [Fact]
    public void Gathered_patches_that_all_meet_the_same_weights_are_no_locally_connected_layer()
    {
        using Network network = LocallyConnected(step: 2)
            .Weight("shared", 18, 5).Node("MatMul", "p shared", "y")
            .Read();
        Assert.Equal(["Transpose", "Gather", "Transpose", "Gather", "Reshape", "MatMul"], Groups(network));
        Assert.Equal(LayerKind.FullyConnected, network.Layers[^1].Kind);
    }

    [Fact]
    public void Patches_that_are_read_twice_are_no_part_of_a_layer()
    {
        using Network network = LocallyConnected(step: 2)
            .Weight("v", 4, 18, 5).Node("MatMul", "p w", "m").Node("MatMul", "p v", "n").Node("Add", "m n", "y")
            .Read();
        Assert.Equal(["Transpose", "Gather", "Transpose", "Gather", "Reshape", "MatMul", "MatMul", "Add"], Groups(network));
    }

    [Fact]
    public void Repeated_and_missing_node_names_still_give_each_layer_its_own()
    {
        TestGraph graph = new TestGraph(1, 3).Node("Softmax", "x", "a").Node("Softmax", "a", "b").Node("Softmax", "b", "y");
        graph.Graph.Node[0].Name = graph.Graph.Node[1].Name = "same";
        graph.Graph.Node[2].Name = "";
        using Network network = graph.Read();
        Assert.Equal(["same", "same_2", "softmax_2"], network.Layers.Select(layer => layer.Name));
    }

    private static TestGraph Convolution() =>
        new TestGraph(1, 2, 4, 4).Weight("w", 2, 2, 3, 3).Weight("c2", 2).Node("Conv", "x w", "c");

    private static AttributeProto ToChannelsFirst => TestGraph.Ints("perm", 0, 3, 1, 2);

    /// <summary>Patches <c>p</c> of 2 channels and 3×3 at 2×2 positions of a 5×5 plane, weights <c>w</c> and a bias <c>b</c>.</summary>
    private static TestGraph LocallyConnected(int step)
    {
        TestGraph graph = new TestGraph(1, 2, 5, 5).Weight("w", 4, 18, 5).Weight("b", 4, 1, 5)
            .Integers("i", 0, 1, 2, step, step + 1, step + 2).Integers("patches", 4, 1, 18).Integers("plane", 1, 2, 2, 5);
        graph.Graph.Initializer.Single(tensor => tensor.Name == "i").Dims.Clear();
        graph.Graph.Initializer.Single(tensor => tensor.Name == "i").Dims.Add([2, 3]);
        return graph
            .Node("Transpose", "x", "l", TestGraph.Ints("perm", 0, 2, 3, 1))
            .Node("Gather", "l i", "g", TestGraph.Int("axis", 1))
            .Node("Transpose", "g", "f", TestGraph.Ints("perm", 0, 1, 3, 2, 4))
            .Node("Gather", "f i", "h", TestGraph.Int("axis", 2))
            .Node("Reshape", "h patches", "p");
    }

    private static IEnumerable<string> Groups(Network network) =>
        network.Layers.Select(layer => string.Join(' ', network.Nodes[layer.Nodes].Select(node => node.Operator)));
}
