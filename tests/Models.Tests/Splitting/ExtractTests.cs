using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Splitting;
using Neurosurgeon.Models.Tests.Support;

namespace Neurosurgeon.Models.Tests.Splitting;

[Collection(ZooCollection.Name)]
public sealed class ExtractTests(ZooFixture zoo)
{
    [Theory]
    [InlineData("le_net")]
    [InlineData("alex_net")]
    [InlineData("mobile_net")]
    public void Prefix_and_suffix_of_every_cut_make_up_the_whole(string model)
    {
        Network network = zoo[model];
        for (int cut = 1; cut < network.Layers.Length; cut++)
            AssertMakesUpTheWhole(network, cut);
    }

    [Fact]
    public void Prefix_and_suffix_of_random_graphs_make_up_the_whole()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            using Network network = RandomGraph.Create(new Random(seed)).Read();
            for (int cut = 1; cut < network.Layers.Length; cut++)
                AssertMakesUpTheWhole(network, cut);
        }
    }

    /// <summary>Every range of layers is a graph in which each tensor is an input, stored, or made before it is read.</summary>
    [Fact]
    public void Every_range_is_a_complete_graph()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            using Network network = RandomGraph.Create(new Random(seed)).Read();
            for (int first = 0; first < network.Layers.Length; first++)
            {
                for (int end = first + 1; end <= network.Layers.Length; end++)
                    AssertIsComplete(network.Extract(new LayerRange(first, end)));
            }
        }
    }

    [Fact]
    public void A_part_names_the_weights_it_needs_and_holds_none_of_their_bytes()
    {
        Network network = zoo["alex_net"];
        ModelPart part = network.Extract(new LayerRange(10, 12));
        Assert.Equal(["classifier.1.bias", "classifier.1.weight", "classifier.4.bias", "classifier.4.weight"], part.Weights.Order());
        Assert.InRange(part.Model.Length, 100, 2_000);
        Assert.All(Parse(part).Initializer, tensor =>
        {
            Assert.Equal(TensorProto.Types.DataLocation.External, tensor.DataLocation);
            Assert.Equal("alex_net.weights", ExternalData.Parse(tensor).Location);
        });
    }

    [Fact]
    public void Small_constants_stay_inside_a_part()
    {
        ModelPart part = zoo["mobile_net"].Extract(new LayerRange(0, 1));
        TensorProto bound = Parse(part).Initializer.Single(tensor => tensor.Name == "relu6_max");
        Assert.Equal(6f, BitConverter.ToSingle(bound.RawData.Span));
        Assert.DoesNotContain("relu6_max", part.Weights);
    }

    [Fact]
    public void The_whole_range_is_the_network_itself()
    {
        Network network = zoo["le_net"];
        ModelPart part = network.Extract(network.All);
        Assert.Equal(network.Input, Assert.Single(part.Inputs));
        Assert.Equal(network.Output, Assert.Single(part.Outputs));
        Assert.Equal(network.Weights.Names.Order(), part.Weights.Order());
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(0, 9)]
    public void A_range_that_is_empty_or_leaves_the_network_is_refused(int first, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => zoo["le_net"].Extract(new LayerRange(first, end)));

    private static void AssertMakesUpTheWhole(Network network, int cut)
    {
        ModelPart prefix = network.Extract(new LayerRange(0, cut));
        ModelPart suffix = network.Extract(new LayerRange(cut, network.Layers.Length));
        Assert.Equal(network.Input, Assert.Single(prefix.Inputs));
        Assert.Equal(network.Output, Assert.Single(suffix.Outputs));
        Assert.Equal(network.Cuts[cut].Tensors.AsEnumerable(), prefix.Outputs);
        Assert.Equal(prefix.Outputs.AsEnumerable(), suffix.Inputs);
        IEnumerable<string> nodes = ((ModelPart[])[prefix, suffix]).SelectMany(part => Parse(part).Node).Select(node => node.Output[0]);
        Assert.Equal(network.Nodes.Select(node => node.Outputs[0]), nodes);
        Assert.Equal(network.Weights.Names.Order(), prefix.Weights.Union(suffix.Weights).Order());
        AssertIsComplete(prefix);
        AssertIsComplete(suffix);
    }

    private static void AssertIsComplete(ModelPart part)
    {
        GraphProto graph = Parse(part);
        HashSet<string> known = [.. graph.Input.Select(input => input.Name), .. graph.Initializer.Select(tensor => tensor.Name)];
        foreach (NodeProto node in graph.Node)
        {
            Assert.Subset(known, node.Input.ToHashSet());
            known.UnionWith(node.Output);
        }

        Assert.Subset(known, graph.Output.Select(output => output.Name).ToHashSet());
        Assert.Equal(part.Inputs.Select(ValueInfo.Create), graph.Input);
        Assert.Equal(part.Outputs.Select(ValueInfo.Create), graph.Output);
        Assert.Subset(graph.Node.SelectMany(node => node.Input).ToHashSet(), part.Weights.ToHashSet());
    }

    private static GraphProto Parse(ModelPart part) => ModelProto.Parser.ParseFrom(part.Model.Span).Graph;
}
