using System.Collections.Immutable;
using Neurosurgeon.Codecs;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Profiling.Densities;

/// <summary>Runs a network once, layer by layer, and counts the zeros of what it makes.</summary>
internal static class DensitySampler
{
    private const int Seed = 1;

    /// <summary>The share of elements that are not zero, by the tensor's name, for a random input.</summary>
    /// <exception cref="InferenceException">The engine cannot compute a layer.</exception>
    public static ImmutableDictionary<string, double> Count(IInferenceEngine engine, Network network)
    {
        var densities = ImmutableDictionary.CreateBuilder<string, double>();
        IReadOnlyList<Tensor> crossing = [RandomTensor.Create(network.Input, Seed)];
        Count(crossing);
        for (var layer = 0; layer < network.Layers.Length - 1; layer++)
        {
            // The engine keeps no session for this, and what passes through a layer is a view of what went in.
            using var session = engine.Open(network, new LayerRange(layer, layer + 1));
            var before = crossing;
            using var made = session.Run(before);
            crossing = [.. made.Select(Copy)];
            Count(crossing);
        }

        return densities.ToImmutable();

        void Count(IReadOnlyList<Tensor> tensors)
        {
            foreach (var tensor in tensors.Where(tensor => tensor.Info.ElementType == ElementType.Float32))
                densities[tensor.Name] = TensorCodec.CountNonZero(tensor.Floats) / (double)tensor.Info.ElementCount;
        }
    }

    private static Tensor Copy(Tensor tensor) => Tensor.FromMemory(tensor.Info, tensor.Data.ToArray());
}
