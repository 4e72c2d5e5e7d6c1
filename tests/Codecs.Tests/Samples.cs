namespace Neurosurgeon.Codecs.Tests;

/// <summary>Random tensors.</summary>
internal static class Samples
{
    private static readonly uint[] Special =
    [
        0x00000000, 0x80000000, 0x00000001, 0x80000001, 0x7F800000, 0xFF800000, 0x7FC00000, 0xFFC00001, 0x7F800001, 0x3F800000, 0x7F7FFFFF, 0x00800000,
    ];

    /// <summary>Images, rows or a single run, of sizes on either side of what the codec works in.</summary>
    public static int[] Shape(Random random) => random.Next(4) switch
    {
        0 => [random.Next(1, 40)],
        1 => [random.Next(1, 4), random.Next(1, 300)],
        2 => [random.Next(1, 3), random.Next(1, 5), random.Next(1, 20), random.Next(1, 20)],
        _ => [1, random.Next(1, 5000)],
    };

    public static int Product(int[] shape) => shape.Aggregate(1, (product, dimension) => product * dimension);

    /// <summary>Zeros of both signs, infinities, all kinds of NaN and any other bits, in any share.</summary>
    public static float[] AnyBits(Random random, int[] shape)
    {
        var (zeros, special) = (random.NextDouble(), random.NextDouble());
        return Many(shape, () => BitConverter.UInt32BitsToSingle(
            random.NextDouble() < zeros ? 0
            : random.NextDouble() < special ? Special[random.Next(Special.Length)]
            : (uint)random.NextInt64(1L << 32)));
    }

    /// <summary>Floats as a network has them, of very different magnitudes, any share of them zero or below.</summary>
    public static float[] Floats(Random random, int[] shape)
    {
        var (zeros, magnitude, shift) = (random.NextDouble(), Math.Pow(10, random.Next(-6, 4)), random.NextDouble() - 0.5);
        return Many(shape, () => random.NextDouble() < zeros ? 0 : (float)(magnitude * (random.NextDouble() + shift)));
    }

    private static float[] Many(int[] shape, Func<float> next) => [.. Enumerable.Range(0, Product(shape)).Select(_ => next())];
}
