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

    private static IEnumerable<string> Groups(Network network) =>
        network.Layers.Select(layer => string.Join(' ', network.Nodes[layer.Nodes].Select(node => node.Operator)));
}
