using System.Runtime.InteropServices;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;

namespace Neurosurgeon.Actors.Edge;

/// <summary>Inputs for tasks that bring none.</summary>
internal static class RandomInput
{
    // A uniform distribution over ±√3 has the variance 1 of a normalised image.
    private static readonly float HalfWidth = MathF.Sqrt(3);

    /// <summary>Uniformly distributed elements of mean 0 and variance 1; the same for the same seed.</summary>
    public static Tensor Create(TensorInfo info, int seed)
    {
        var bytes = new byte[info.Bytes];
        var random = new Random(seed);
        foreach (ref var element in MemoryMarshal.Cast<byte, float>(bytes))
            element = (random.NextSingle() * 2 - 1) * HalfWidth;
        return Tensor.FromMemory(info, bytes);
    }
}
