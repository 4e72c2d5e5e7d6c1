using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Splitting;

/// <summary>Puts a network's layers into another topological order.</summary>
internal static class LayerOrder
{
    /// <summary>Some layers first, then the others, both as they were before.</summary>
    /// <exception cref="ArgumentException">A layer would come before one that it reads from.</exception>
    /// <exception cref="InvalidOperationException">The layers of this network have been reordered already.</exception>
    public static Network EdgeFirst(Network network, LayerSet edgeLayers)
    {
        Check(network, edgeLayers);
        if (edgeLayers.IsPrefix)
            return network;

        var layers = ImmutableArray.CreateBuilder<Layer>(network.Layers.Length);
        var nodes = ImmutableArray.CreateBuilder<GraphNode>(network.Nodes.Length);
        var written = ImmutableArray.CreateBuilder<NodeProto>(network.Nodes.Length);
        foreach (Layer layer in network.Layers.OrderBy(layer => !edgeLayers.Contains(layer.Index)))
        {
            layers.Add(layer with { Index = layers.Count, Nodes = nodes.Count..(nodes.Count + network.Nodes[layer.Nodes].Length) });
            nodes.AddRange(network.Nodes[layer.Nodes]);
            written.AddRange(network.Graph.Nodes[layer.Nodes]);
        }

        ImmutableArray<Layer> reordered = layers.MoveToImmutable();
        return new Network(network.Graph with { Nodes = written.MoveToImmutable() })
        {
            Name = network.Name,
            Sha256 = network.Sha256,
            Input = network.Input,
            Output = network.Output,
            Layers = reordered,
            Cuts = CutFactory.Create(reordered, network.Input),
            Nodes = nodes.MoveToImmutable(),
            Opset = network.Opset,
            Constants = network.Constants,
            Weights = network.Weights,
            WeightsFolder = network.WeightsFolder,
            FirstLayers = edgeLayers,
        };
    }

    private static void Check(Network network, LayerSet edgeLayers)
    {
        if (network.FirstLayers is not null)
            throw new InvalidOperationException($"The layers of this {network.Name} have been reordered already; start from the network as it was read.");
        if (edgeLayers.LayerCount != network.Layers.Length)
        {
            throw new ArgumentException(
                $"{network.Name} has {network.Layers.Length} layers, but the set is one of {edgeLayers.LayerCount}.", nameof(edgeLayers));
        }

        var made = new HashSet<string> { network.Input.Name };
        foreach (Layer layer in network.Layers.Where(layer => edgeLayers.Contains(layer.Index)))
        {
            if (layer.Inputs.FirstOrDefault(tensor => !made.Contains(tensor.Name)) is { } missing)
            {
                throw new ArgumentException(
                    $"The layer '{layer.Name}' of {network.Name} reads '{missing.Name}', which no layer of the set makes; nothing flows back from the others.",
                    nameof(edgeLayers));
            }

            made.UnionWith(layer.Outputs.Select(tensor => tensor.Name));
        }
    }
}
