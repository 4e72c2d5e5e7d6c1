using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Tests.Support;

/// <summary>What crosses at a cut, worked out from the nodes alone: made before it, or the input, and read behind it.</summary>
internal static class CutDefinition
{
    public static void AssertHolds(Network network)
    {
        Assert.Equal(network.Layers.Length + 1, network.Cuts.Length);
        for (int index = 0; index <= network.Layers.Length; index++)
        {
            GraphNode[] before = [.. network.Layers[..index].SelectMany(layer => network.Nodes[layer.Nodes])];
            GraphNode[] behind = [.. network.Layers[index..].SelectMany(layer => network.Nodes[layer.Nodes])];
            IEnumerable<string> made = before.SelectMany(node => node.Outputs).Append(network.Input.Name);
            IEnumerable<string> read = behind.SelectMany(node => node.Inputs);
            Cut cut = network.Cuts[index];
            Assert.Equal(made.Intersect(read).Order(), cut.Tensors.Select(tensor => tensor.Name).Order());
            Assert.Equal(index, cut.Index);
            Assert.Equal(index == 0 ? "input" : network.Layers[index - 1].Name, cut.After);
            Assert.Equal(cut.Tensors.Sum(tensor => tensor.Shape.Aggregate(4L, (bytes, dimension) => bytes * dimension)), cut.Bytes);
        }
    }
}
