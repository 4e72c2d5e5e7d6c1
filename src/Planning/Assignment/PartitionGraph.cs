using System.Collections.Immutable;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Planning.Assignment;

/// <summary>
/// A network as the planner sees it: layers in topological order, and the tensors that flow between them. The last
/// layer makes the network's output, and every other layer leads to it.
/// </summary>
public sealed class PartitionGraph
{
    /// <summary>Takes a graph and refuses what cannot be planned.</summary>
    /// <param name="layerNames">The layers, each after those that it reads from; at least one.</param>
    /// <param name="tensors">All tensors that a layer reads, each once; the network's output is none of them.</param>
    /// <exception cref="ArgumentException">The graph is cyclic or not in order, or a layer or tensor of it leads nowhere.</exception>
    public PartitionGraph(ImmutableArray<string> layerNames, ImmutableArray<FlowingTensor> tensors)
    {
        PartitionGraphCheck.Refuse(layerNames, tensors);
        LayerNames = layerNames;
        Tensors = tensors;
        IsInOneOrder = HasOneOrder(layerNames.Length, tensors);
    }

    /// <summary>The layers' names, in topological order.</summary>
    public ImmutableArray<string> LayerNames { get; }

    /// <summary>How many layers there are.</summary>
    public int LayerCount => LayerNames.Length;

    /// <summary>The tensors that layers read.</summary>
    public ImmutableArray<FlowingTensor> Tensors { get; }

    /// <summary>
    /// Whether each layer reads from the one before it, as in a chain and in residual blocks without branches: then
    /// nothing flows back only where the edge has the first layers, and the positions are all that there is to choose from.
    /// </summary>
    public bool IsInOneOrder { get; }

    /// <summary>The graph of a network.</summary>
    /// <exception cref="ArgumentException">A layer of it leads nowhere.</exception>
    public static PartitionGraph Of(Network network) => Of(network.Input, network.Layers);

    /// <summary>The graph of a network of which no more than its layers is known.</summary>
    /// <exception cref="ArgumentException">A layer of it leads nowhere.</exception>
    public static PartitionGraph Of(NetworkOutline outline) => Of(outline.Input, outline.Layers);

    private static PartitionGraph Of(TensorInfo input, ImmutableArray<Layer> layers)
    {
        var readers = layers
            .SelectMany(layer => layer.Inputs.Select(tensor => (tensor.Name, layer.Index)))
            .ToLookup(read => read.Name, read => read.Index);
        var made = layers.SelectMany(layer => layer.Outputs.Select(tensor => (Producer: layer.Index, Tensor: tensor)));
        return new PartitionGraph(
            [.. layers.Select(layer => layer.Name)],
            [
                .. made.Prepend((Producer: FlowingTensor.NetworkInput, Tensor: input))
                    .Where(tensor => readers.Contains(tensor.Tensor.Name))
                    .Select(tensor => new FlowingTensor(
                        tensor.Tensor.Name, tensor.Producer, [.. readers[tensor.Tensor.Name].Distinct()], tensor.Tensor.Bytes)),
            ]);
    }

    private static bool HasOneOrder(int layerCount, ImmutableArray<FlowingTensor> tensors)
    {
        var readsFromPrevious = new bool[layerCount];
        foreach (var tensor in tensors)
        {
            foreach (var consumer in tensor.Consumers)
                readsFromPrevious[consumer] |= tensor.Producer == consumer - 1;
        }

        return !readsFromPrevious.AsSpan(1).Contains(false);
    }
}
