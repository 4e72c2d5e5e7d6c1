using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Tests.Support;

namespace Neurosurgeon.Models.Tests.Reading;

public sealed class CutTests
{
    [Fact]
    public void Every_cut_of_random_graphs_is_what_its_definition_says()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            using Network network = RandomGraph.Create(new Random(seed)).Read();
            CutDefinition.AssertHolds(network);
        }
    }

    [Fact]
    public void Layers_of_random_graphs_read_only_what_was_made_before_them()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            using Network network = RandomGraph.Create(new Random(seed)).Read();
            HashSet<string> made = [network.Input.Name, .. network.Weights.Names];
            int position = 0;
            foreach (Layer layer in network.Layers)
            {
                foreach (GraphNode node in network.Nodes[layer.Nodes])
                {
                    Assert.Subset(made, node.Inputs.ToHashSet());
                    made.UnionWith(node.Outputs);
                }

                Assert.Equal(position, layer.Nodes.Start.Value);
                position = layer.Nodes.End.Value;
            }

            Assert.Equal(network.Nodes.Length, position);
            Assert.Equal(network.Output, network.Layers[^1].Outputs.Single());
        }
    }
}
