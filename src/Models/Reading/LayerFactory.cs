using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Reading;

/// <summary>Makes layers of groups of nodes.</summary>
internal static class LayerFactory
{
    /// <param name="groups">Groups of nodes, in topological order.</param>
    /// <param name="input">The network input.</param>
    /// <param name="initializers">Everything stored.</param>
    public static ImmutableArray<Layer> Create(
        IReadOnlyList<NodeGroup> groups, TensorInfo input, Initializers initializers)
    {
        var activations = new Dictionary<string, TensorInfo> { [input.Name] = input };
        var names = new HashSet<string>();
        var layers = ImmutableArray.CreateBuilder<Layer>(groups.Count);
        int firstNode = 0;
        foreach (NodeGroup group in groups)
        {
            string[] reads = [.. group.Nodes.SelectMany(node => node.Node.Input).Distinct()];
            string[] inside = [.. group.Nodes.SkipLast(1).Select(node => node.Output.Name)];
            ImmutableArray<TensorInfo> inputs =
                [.. reads.Except(inside).Where(activations.ContainsKey).Select(name => activations[name])];
            long weightBytes = reads.Where(initializers.Weights.ContainsKey).Sum(name => initializers.Weights[name].Info.Bytes);
            layers.Add(new Layer
            {
                Index = layers.Count,
                Name = UniqueName(group.Main, layers.Count, names),
                Nodes = firstNode..(firstNode + group.Nodes.Length),
                Inputs = inputs,
                Outputs = [group.Output],
                Parameters = group.Nodes.Sum(node => Parameters(node, initializers)),
                Features = Features(group, inputs, weightBytes),
            });
            activations.Add(group.Output.Name, group.Output);
            firstNode += group.Nodes.Length;
        }

        return layers.MoveToImmutable();
    }

    private static LayerFeatures Features(NodeGroup group, ImmutableArray<TensorInfo> inputs, long weightBytes) => new()
    {
        Kind = group.Kind,
        Operator = group.Main.Node.OpType,
        HasBatchNormalization = Fusion.HasBatchNormalization(group),
        Activation = Fusion.Activation(group),
        Flops = group.Nodes.Sum(node => node.Flops),
        InputBytes = inputs.Sum(tensor => tensor.Bytes),
        OutputBytes = group.Output.Bytes,
        WeightBytes = weightBytes,
        Input = Size(group.Kind, inputs.IsEmpty ? [] : inputs[0].Shape),
        Output = Size(group.Kind, group.Output.Shape),
        Window = group.Window,
        Groups = group.Main.Groups,
    };

    private static ActivationSize Size(LayerKind kind, ImmutableArray<int> shape) =>
        kind == LayerKind.FullyConnected ? ActivationSize.OfRows(shape) : ActivationSize.OfImages(shape);

    private static long Parameters(InferredNode node, Initializers initializers) =>
        node.ParameterInputs
            .Where(index => index < node.Node.Input.Count)
            .Select(index => initializers.Weights.GetValueOrDefault(node.Node.Input[index]))
            .Sum(weight => weight?.Info.ElementCount ?? 0);

    private static string UniqueName(InferredNode main, int index, HashSet<string> names)
    {
        string name = main.Node.Name.Length > 0 ? main.Node.Name : $"{main.Node.OpType.ToLowerInvariant()}_{index}";
        string unique = name;
        for (int copy = 2; !names.Add(unique); copy++)
            unique = $"{name}_{copy}";
        return unique;
    }
}
