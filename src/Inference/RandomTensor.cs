using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference;

/// <summary>Inputs for when there is no real one.</summary>
public static class RandomTensor
{
    /// <summary>A tensor of floats, uniform in −1 to 1: the same for the same seed on every machine.</summary>
    /// <exception cref="ArgumentException">The tensor does not hold floats.</exception>
    public static Tensor Create(TensorInfo info, int seed)
    {
        var random = new Random(seed);
        var values = new float[info.ElementCount];
        for (int index = 0; index < values.Length; index++)
            values[index] = (random.NextSingle() * 2) - 1;
        return Tensor.FromArray(info, values);
    }
}
