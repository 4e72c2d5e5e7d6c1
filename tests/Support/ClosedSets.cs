using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Tests.Support;

/// <summary>All sets of layers to which nothing flows back: with a layer, all that it reads from.</summary>
internal static class ClosedSets
{
    /// <param name="readsFrom">For each layer, in topological order, those that it reads from.</param>
    public static IEnumerable<LayerSet> All(IReadOnlyList<int[]> readsFrom) => From(0, new bool[readsFrom.Count], readsFrom);

    /// <summary>Those of a network.</summary>
    public static IEnumerable<LayerSet> All(Network network)
    {
        Dictionary<string, int> producers = network.Layers
            .SelectMany(layer => layer.Outputs.Select(tensor => (tensor.Name, layer.Index)))
            .ToDictionary(made => made.Name, made => made.Index);
        return All([.. network.Layers.Select(layer => layer.Inputs
            .Where(tensor => producers.ContainsKey(tensor.Name)).Select(tensor => producers[tensor.Name]).ToArray())]);
    }

    private static IEnumerable<LayerSet> From(int layer, bool[] chosen, IReadOnlyList<int[]> readsFrom)
    {
        if (layer == chosen.Length)
            return [LayerSet.Of(chosen)];

        IEnumerable<LayerSet> sets = From(layer + 1, chosen, readsFrom).ToList();
        if (!readsFrom[layer].All(producer => chosen[producer]))
            return sets;

        chosen[layer] = true;
        sets = sets.Concat(From(layer + 1, chosen, readsFrom).ToList());
        chosen[layer] = false;
        return sets;
    }
}
