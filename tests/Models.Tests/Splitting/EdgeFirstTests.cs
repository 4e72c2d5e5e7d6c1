using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Splitting;
using Neurosurgeon.Models.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Models.Tests.Splitting;

/// <summary>A network whose layers are put into another order.</summary>
public sealed class EdgeFirstTests
{
    [Fact]
    public void The_layers_of_the_set_lie_before_the_cut_and_the_others_behind_it()
    {
        int reordered = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            using Network network = RandomGraph.Create(new Random(seed)).Read();
            foreach (LayerSet set in ClosedSets.All(network).Take(60))
            {
                Network arranged = network.EdgeFirst(set);
                Assert.Equal(
                    network.Layers.OrderBy(layer => !set.Contains(layer.Index)).Select(layer => layer.Name),
                    arranged.Layers.Select(layer => layer.Name));
                Assert.Equal(Enumerable.Range(0, network.Layers.Length), arranged.Layers.Select(layer => layer.Index));
                CutDefinition.AssertHolds(arranged);
                reordered += ReferenceEquals(arranged, network) ? 0 : 1;
            }
        }

        Assert.True(reordered > 100, $"Only {reordered} sets were no prefix.");
    }

    [Fact]
    public void The_first_layers_are_the_network_itself()
    {
        using Network network = Diamond().Read();
        Assert.Same(network, network.EdgeFirst(LayerSet.Prefix(network.Layers.Length, 2)));
        Assert.Null(network.FirstLayers);
    }

    [Fact]
    public void What_identifies_the_network_and_its_weights_stay_the_same()
    {
        using Network network = Diamond().Read();
        LayerSet right = Right(network);
        Network arranged = network.EdgeFirst(right);
        Assert.Equal((network.Sha256, network.Name, network.Input, network.Output), (arranged.Sha256, arranged.Name, arranged.Input, arranged.Output));
        Assert.Same(network.Weights, arranged.Weights);
        Assert.Equal(right, arranged.FirstLayers);
    }

    [Fact]
    public void A_layer_without_what_it_reads_is_refused_by_name()
    {
        using Network network = Diamond().Read();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.EdgeFirst(LayerSet.Of(4, [2])));
        Assert.Contains("'r_node' of test reads 'a'", exception.Message);
    }

    [Fact]
    public void A_set_of_another_network_is_refused()
    {
        using Network network = Diamond().Read();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.EdgeFirst(LayerSet.Prefix(5, 1)));
        Assert.Contains("test has 4 layers, but the set is one of 5", exception.Message);
    }

    [Fact]
    public void A_network_is_reordered_once()
    {
        using Network network = Diamond().Read();
        Network arranged = network.EdgeFirst(Right(network));
        Assert.Throws<InvalidOperationException>(() => arranged.EdgeFirst(Right(network)));
    }

    /// <summary>The first layer and the later of its two readers.</summary>
    private static LayerSet Right(Network network) =>
        LayerSet.Of(4, network.Layers.Where(layer => layer.Name is "a_node" or "r_node").Select(layer => layer.Index));

    private static TestGraph Diamond() => new TestGraph(1, 2, 4, 4)
        .Node("Relu", "x", "a")
        .Node("Sigmoid", "a", "l")
        .Node("Tanh", "a", "r")
        .Node("Add", "l r", "y");
}
