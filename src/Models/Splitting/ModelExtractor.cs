using System.Collections.Immutable;
using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Splitting;

/// <summary>Takes a range of layers out of a network's graph.</summary>
internal static class ModelExtractor
{
    public static ModelPart Extract(Network network, LayerRange range)
    {
        ModelProto model = Model(network, range);
        return new ModelPart(
            range,
            model.ToByteArray(),
            network.Cuts[range.First].Tensors,
            Outputs(network, range),
            [.. model.Graph.Initializer.Select(tensor => tensor.Name).Where(network.Weights.Contains)]);
    }

    /// <summary>The range as a model of its own, its weights declared as external.</summary>
    public static ModelProto Model(Network network, LayerRange range)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(range.First, nameof(range));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(range.End, network.Layers.Length, nameof(range));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(range.End, range.First, nameof(range));

        NetworkGraph source = network.Graph;
        NodeProto[] nodes = [.. network.Layers[range.First..range.End].SelectMany(layer => source.Nodes[layer.Nodes])];
        IEnumerable<TensorProto> initializers = nodes
            .SelectMany(node => node.Input)
            .Distinct()
            .Where(source.Initializers.ContainsKey)
            .Select(name => source.Initializers[name]);
        return new ModelProto
        {
            IrVersion = source.IrVersion,
            ProducerName = "neurosurgeon",
            OpsetImport = { source.Opsets },
            Graph = new GraphProto
            {
                Name = range == network.All ? network.Name : $"{network.Name}[{range.First}..{range.End}]",
                Node = { nodes },
                Initializer = { initializers },
                Input = { network.Cuts[range.First].Tensors.Select(ValueInfo.Create) },
                Output = { Outputs(network, range).Select(ValueInfo.Create) },
            },
        };
    }

    private static ImmutableArray<TensorInfo> Outputs(Network network, LayerRange range) =>
        range.End == network.Layers.Length ? [network.Output] : network.Cuts[range.End].Tensors;
}
