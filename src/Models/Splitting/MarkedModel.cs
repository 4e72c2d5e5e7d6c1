using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Splitting;

/// <summary>Writes a whole network with every node, and all that it makes, named after its layer.</summary>
internal static class MarkedModel
{
    public static ModelPart Extract(Network network)
    {
        ModelProto model = ModelExtractor.Model(network, network.All);
        var names = new Dictionary<string, string>();
        int node = 0;
        foreach (Layer layer in network.Layers)
        {
            for (; node < layer.Nodes.End.Value; node++)
            {
                // The nodes are shared with the network's graph, so that they are replaced and not renamed.
                model.Graph.Node[node] = Marked(model.Graph.Node[node], $"{LayerMark.Of(layer.Index)}{node}", names);
            }
        }

        TensorInfo output = network.Output with { Name = names[network.Output.Name] };
        model.Graph.Output[0] = ValueInfo.Create(output);
        return new ModelPart(
            network.All,
            model.ToByteArray(),
            [network.Input],
            [output],
            [.. model.Graph.Initializer.Select(tensor => tensor.Name).Where(network.Weights.Contains)]);
    }

    private static NodeProto Marked(NodeProto node, string name, Dictionary<string, string> names)
    {
        var marked = new NodeProto(node) { Name = name };
        for (int input = 0; input < marked.Input.Count; input++)
            marked.Input[input] = names.GetValueOrDefault(marked.Input[input], marked.Input[input]);
        for (int output = 0; output < marked.Output.Count; output++)
        {
            if (marked.Output[output].Length > 0)
                marked.Output[output] = names[marked.Output[output]] = $"{name}_{output}";
        }

        return marked;
    }
}
