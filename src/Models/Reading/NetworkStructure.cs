using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Models.Reading;

/// <summary>What follows from a graph: its nodes in order, and the layers that they make up.</summary>
internal sealed record NetworkStructure(
    string Name, TensorInfo Input, TensorInfo Output, ImmutableArray<NodeProto> OrderedNodes, ImmutableArray<Layer> Layers, Initializers Initializers)
{
    public ImmutableArray<GraphNode> Nodes => [.. OrderedNodes.Select(GraphNode.Create)];

    /// <param name="graph">The graph.</param>
    /// <param name="files">The files of its weights; null if their bytes are not wanted.</param>
    /// <exception cref="ModelException">The graph is malformed or not supported.</exception>
    public static NetworkStructure Read(GraphProto graph, ExternalFiles? files)
    {
        Dictionary<string, TensorProto> stored = StoredTensors.Collect(graph);
        NodeProto[] computed = [.. graph.Node.Where(node => node.OpType != StoredTensors.ConstantOperator)];
        TensorInfo input = GraphBoundary.SingleInput(graph, stored.ContainsKey);
        string output = GraphBoundary.SingleOutput(graph);
        HashSet<string> available = [input.Name, .. stored.Keys];
        List<NodeProto> nodes = NodeOrder.Sort(computed, available, output);

        var initializers = new Initializers(files);
        foreach (string name in nodes.SelectMany(node => node.Input).Distinct())
        {
            if (stored.TryGetValue(name, out TensorProto? tensor))
                initializers.Add(tensor);
        }

        ImmutableArray<InferredNode> inferred = ShapeInference.Infer(nodes, input, initializers, GraphBoundary.Declared(graph));
        ImmutableArray<NodeGroup> groups = LayerGrouping.Group(inferred, stored.ContainsKey, output);
        return new NetworkStructure(
            graph.Name.Length > 0 ? graph.Name : "model",
            input,
            groups[^1].Output,
            [.. groups.SelectMany(group => group.Nodes).Select(node => node.Node)],
            LayerFactory.Create(groups, input, initializers),
            initializers);
    }
}
