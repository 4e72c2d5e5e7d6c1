using System.Collections.Immutable;

namespace Neurosurgeon.Models.Reading;

/// <summary>Makes layers of groups of nodes.</summary>
internal static class LayerFactory
{
    /// <param name="groups">Groups of nodes, in topological order.</param>
    /// <param name="input">The network input.</param>
    /// <param name="initializers">Everything stored.</param>
    public static ImmutableArray<Layer> Create(
        IReadOnlyList<List<InferredNode>> groups, TensorInfo input, Initializers initializers)
    {
        var activations = new Dictionary<string, TensorInfo> { [input.Name] = input };
        var names = new HashSet<string>();
        var layers = ImmutableArray.CreateBuilder<Layer>(groups.Count);
        int firstNode = 0;
        foreach (List<InferredNode> group in groups)
        {
            string[] reads = [.. group.SelectMany(node => node.Node.Input).Distinct()];
            string[] inside = [.. group.SkipLast(1).Select(node => node.Output.Name)];
            layers.Add(new Layer
            {
                Index = layers.Count,
                Name = UniqueName(group[0], layers.Count, names),
                Kind = group[0].Kind,
                Nodes = firstNode..(firstNode + group.Count),
                Inputs = [.. reads.Except(inside).Where(activations.ContainsKey).Select(name => activations[name])],
                Outputs = [group[^1].Output],
                Parameters = group.Sum(node => Parameters(node, initializers)),
                ParameterBytes = reads.Where(initializers.Weights.ContainsKey).Sum(name => initializers.Weights[name].Info.Bytes),
                Flops = group.Sum(node => node.Flops),
            });
            activations.Add(group[^1].Output.Name, group[^1].Output);
            firstNode += group.Count;
        }

        return layers.MoveToImmutable();
    }

    private static long Parameters(InferredNode node, Initializers initializers) =>
        node.ParameterInputs
            .Where(index => index < node.Node.Input.Count)
            .Select(index => initializers.Weights.GetValueOrDefault(node.Node.Input[index]))
            .Sum(weight => weight?.Info.ElementCount ?? 0);

    private static string UniqueName(InferredNode first, int index, HashSet<string> names)
    {
        string name = first.Node.Name.Length > 0 ? first.Node.Name : $"{first.Node.OpType.ToLowerInvariant()}_{index}";
        string unique = name;
        for (int copy = 2; !names.Add(unique); copy++)
            unique = $"{name}_{copy}";
        return unique;
    }
}
