using Neurosurgeon.Models.Tests.Support;

namespace Neurosurgeon.Models.Tests.Reading;

public sealed class NodeOrderTests
{
    [Fact]
    public void A_valid_order_is_kept()
    {
        TestGraph graph = new TestGraph(1, 4)
            .Node("Tanh", "x", "right")
            .Node("Relu", "x", "left")
            .Node("Concat", "left right", "joined", TestGraph.Int("axis", 1))
            .Node("Softmax", "joined", "y");
        using Network network = graph.Read();
        Assert.Equal(["right_node", "left_node", "joined_node", "y_node"], network.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Nodes_in_the_wrong_order_are_sorted()
    {
        using Network network = new TestGraph(1, 4)
            .Node("Softmax", "b", "y")
            .Node("Flatten", "a", "b")
            .Node("Softmax", "x", "a")
            .Read();
        Assert.Equal(["a", "b", "y"], network.Nodes.Select(node => node.Outputs[0]));
    }

    [Fact]
    public void Nodes_that_the_output_does_not_need_are_left_out()
    {
        using Network network = new TestGraph(1, 4)
            .Node("Relu", "x", "dead")
            .Node("UnknownToUs", "dead", "deader")
            .Node("Relu", "x", "y")
            .Node("Tanh", "y", "after")
            .Read();
        Assert.Equal("y_node", Assert.Single(network.Layers).Name);
    }

    [Fact]
    public void A_cycle_is_refused() =>
        Assert.Equal(
            "The model: The graph is cyclic: node 'a_node' (Add) depends on its own result.",
            new TestGraph(1, 4).Node("Add", "x b", "a").Node("Relu", "a", "b").Node("Relu", "b", "y").Refusal());

    [Fact]
    public void A_dangling_input_is_refused() =>
        Assert.Equal(
            "The model: Node 'y_node' (Add) reads 'nowhere', which nothing in the graph makes.",
            new TestGraph(1, 4).Node("Add", "x nowhere", "y").Refusal());

    [Fact]
    public void A_tensor_made_twice_is_refused() =>
        Assert.Equal(
            "The model: The tensor 'y', an output of node 'y_node' (Tanh), is defined twice.",
            new TestGraph(1, 4).Node("Relu", "x", "y").Node("Tanh", "x", "y").Refusal());

    [Fact]
    public void An_output_that_nobody_makes_is_refused() =>
        Assert.Equal(
            "The model: The network output 'y' is not made by any node.",
            new TestGraph(1, 4).Node("Relu", "x", "z").Refusal());
}
