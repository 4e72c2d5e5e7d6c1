using System.Collections.Immutable;
using Neurosurgeon.Inference.Sessions;
using Neurosurgeon.Inference.Torch.Operators;
using Neurosurgeon.Inference.Torch.Runtime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Execution;

/// <summary>Makes a range of layers ready: operators from the table, tensors by place instead of by name.</summary>
internal static class RangeProgramBuilder
{
    private const int LeftOut = -1;

    /// <exception cref="InferenceException">A node of these layers cannot be computed; the message names it and its operator.</exception>
    public static RangeProgram Build(Network network, LayerRange range, SharedTensors stored)
    {
        GraphNode[] nodes = [.. network.Layers[range.First..range.End].SelectMany(layer => network.Nodes[layer.Nodes])];
        NodeDefinition[] definitions = Array.ConvertAll(nodes, node => Define(network, node));
        Operation[] operations = Array.ConvertAll(definitions, OperatorTable.Prepare);

        ImmutableArray<TensorInfo> inputs = Boundary.At(network, range.First);
        ImmutableArray<TensorInfo> outputs = Boundary.At(network, range.End);
        Dictionary<string, int> places = [];
        foreach (string name in inputs.Select(input => input.Name).Concat(nodes.SelectMany(Names)))
            places.TryAdd(name, places.Count);

        ImmutableArray<torch.Tensor?> shared = [.. places.OrderBy(place => place.Value).Select(place => stored.Find(place.Key))];
        ImmutableArray<int> outputPlaces = [.. outputs.Select(output => places[output.Name])];
        int[][] lastUses = LastUses(nodes, places, place => shared[place] is null && !outputPlaces.Contains(place));
        return new RangeProgram(range, inputs, outputs, outputPlaces, shared, [.. nodes.Select(ToStep)]);

        Step ToStep(GraphNode node, int index) => new(
            definitions[index].Title,
            operations[index],
            [.. node.Inputs.Select(name => name.Length == 0 ? LeftOut : places[name])],
            places[node.Outputs[0]],
            [.. lastUses[index]]);
    }

    private static NodeDefinition Define(Network network, GraphNode node) => new(
        node,
        network.Opset,
        name => network.Weights.Contains(name) ? network.Weights[name] : network.Constants.GetValueOrDefault(name));

    /// <summary>What a node reads and its first output; no other output is read, or the network would have been refused.</summary>
    private static IEnumerable<string> Names(GraphNode node) => node.Inputs.Where(name => name.Length > 0).Append(node.Outputs[0]);

    /// <summary>For each node the places that it is the last to name.</summary>
    private static int[][] LastUses(GraphNode[] nodes, Dictionary<string, int> places, Predicate<int> isFreed)
    {
        HashSet<int> seen = [];
        int[][] lastUses = new int[nodes.Length][];
        for (int index = nodes.Length - 1; index >= 0; index--)
            lastUses[index] = [.. Names(nodes[index]).Select(name => places[name]).Where(place => isFreed(place) && seen.Add(place))];
        return lastUses;
    }
}
