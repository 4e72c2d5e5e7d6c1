using System.Collections.Immutable;

namespace Neurosurgeon.Models.Layers;

/// <summary>Finds what crosses at every position between layers.</summary>
internal static class CutFactory
{
    /// <param name="layers">In topological order.</param>
    /// <param name="input">The network input.</param>
    public static ImmutableArray<Cut> Create(ImmutableArray<Layer> layers, TensorInfo input)
    {
        var lastReader = new Dictionary<string, int>();
        foreach (Layer layer in layers)
        {
            foreach (TensorInfo read in layer.Inputs)
                lastReader[read.Name] = layer.Index;
        }

        var alive = new List<TensorInfo> { input };
        var cuts = ImmutableArray.CreateBuilder<Cut>(layers.Length + 1);
        for (int index = 0; index <= layers.Length; index++)
        {
            if (index > 0)
                alive.AddRange(layers[index - 1].Outputs);
            alive.RemoveAll(tensor => lastReader.GetValueOrDefault(tensor.Name, -1) < index);
            cuts.Add(new Cut(index, index == 0 ? "input" : layers[index - 1].Name, [.. alive]));
        }

        return cuts.MoveToImmutable();
    }
}
