using System.Collections.Immutable;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference.Sessions;

/// <summary>What a range of layers reads and makes.</summary>
internal static class Boundary
{
    /// <summary>The tensors at a position in the layers: those of the cut, or the network's output after the last layer.</summary>
    public static ImmutableArray<TensorInfo> At(Network network, int index) =>
        index == network.Layers.Length ? [network.Output] : network.Cuts[index].Tensors;

    /// <exception cref="ArgumentOutOfRangeException">The range leaves the network.</exception>
    public static void Check(Network network, LayerRange range)
    {
        if (range.First < 0 || range.End < range.First || range.End > network.Layers.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(range), range, $"{network.Name} has the layers 0 to {network.Layers.Length - 1}.");
        }
    }

    /// <summary>The given tensors in the order of those expected.</summary>
    /// <exception cref="InferenceException">One is missing, unknown, given twice, or of another shape or type.</exception>
    public static Tensor[] Match(ImmutableArray<TensorInfo> expected, IReadOnlyList<Tensor> given)
    {
        var matched = new Tensor[expected.Length];
        foreach (Tensor tensor in given)
        {
            int index = IndexOf(expected, tensor.Name);
            if (index < 0)
            {
                throw new InferenceException(
                    $"The tensor '{tensor.Name}' is not an input of these layers; they take {string.Join(", ", expected)}.");
            }

            if (matched[index] is not null)
                throw new InferenceException($"The tensor '{tensor.Name}' is given twice.");
            if (!expected[index].Equals(tensor.Info))
                throw new InferenceException($"The tensor {tensor.Info} is given, but {expected[index]} is needed.");
            matched[index] = tensor;
        }

        int missing = Array.IndexOf(matched, null);
        return missing < 0
            ? matched
            : throw new InferenceException($"The tensor {expected[missing]} is needed, but not given.");
    }

    /// <summary>Position of the tensor of that name, or -1.</summary>
    public static int IndexOf(ImmutableArray<TensorInfo> tensors, string name)
    {
        for (int index = 0; index < tensors.Length; index++)
        {
            if (tensors[index].Name == name)
                return index;
        }

        return -1;
    }
}
