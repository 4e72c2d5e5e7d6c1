using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neurosurgeon.Codecs;

/// <summary>
/// A bit for each of some floats, set where it is not zero, least significant first; the last byte's spare bits are zero.
/// Zero is the float of which no bit is set: −0 is none.
/// </summary>
internal static class ZeroMap
{
    /// <summary>Floats that share a byte of the map.</summary>
    public const int GroupLength = 8;

    /// <summary>For each byte of a map, where its set bits come from when they are packed: eight indices a byte.</summary>
    private static readonly int[] PackingOrder = Orders(packing: true);

    /// <summary>For each byte of a map, where each float comes from when they are unpacked.</summary>
    private static readonly int[] UnpackingOrder = Orders(packing: false);

    /// <summary>How many bytes the map of so many floats takes.</summary>
    public static int Bytes(int elements) => (elements + GroupLength - 1) / GroupLength;

    /// <summary>How many floats are not zero.</summary>
    public static int CountNonZero(ReadOnlySpan<float> values)
    {
        var bits = MemoryMarshal.Cast<float, int>(values);
        var zeros = 0;
        var index = 0;
        while (index <= bits.Length - GroupLength)
        {
            // No lane can overflow within a block.
            var end = (int)Math.Min(bits.Length - GroupLength, index + (1L << 24));
            var sum = Vector256<int>.Zero;
            for (; index <= end; index += GroupLength)
                sum -= Vector256.Equals(Vector256.Create(bits.Slice(index, GroupLength)), Vector256<int>.Zero);
            zeros += Vector256.Sum(sum);
        }

        for (; index < bits.Length; index++)
            zeros += bits[index] == 0 ? 1 : 0;
        return bits.Length - zeros;
    }

    /// <summary>How many bits of a map are set.</summary>
    public static int CountNonZero(ReadOnlySpan<byte> map)
    {
        var count = 0;
        var words = MemoryMarshal.Cast<byte, ulong>(map);
        foreach (var word in words)
            count += BitOperations.PopCount(word);
        foreach (var rest in map[(words.Length * sizeof(ulong))..])
            count += BitOperations.PopCount(rest);
        return count;
    }

    /// <summary>Writes the map of some floats, and those that are not zero side by side.</summary>
    /// <param name="values">The floats.</param>
    /// <param name="map">The map; <see cref="Bytes"/> long.</param>
    /// <param name="packed">Where those that are not zero go; longer than <paramref name="values"/> by <see cref="GroupLength"/>.</param>
    /// <returns>How many are not zero.</returns>
    public static int Pack(ReadOnlySpan<float> values, Span<byte> map, Span<float> packed)
    {
        var bits = MemoryMarshal.Cast<float, int>(values);
        var output = MemoryMarshal.Cast<float, int>(packed);
        var count = 0;
        var index = 0;
        for (; index <= bits.Length - GroupLength; index += GroupLength)
        {
            var group = Vector256.Create(bits.Slice(index, GroupLength));
            var mask = (byte)~Vector256.Equals(group, Vector256<int>.Zero).ExtractMostSignificantBits();
            map[index / GroupLength] = mask;
            Permute(group, Order(PackingOrder, mask)).CopyTo(output[count..]);
            count += BitOperations.PopCount(mask);
        }

        if (index == bits.Length)
            return count;

        var last = 0;
        for (var bit = 0; index + bit < bits.Length; bit++)
        {
            if (bits[index + bit] == 0)
                continue;
            last |= 1 << bit;
            output[count++] = bits[index + bit];
        }

        map[^1] = (byte)last;
        return count;
    }

    /// <summary>The opposite of <see cref="Pack"/>.</summary>
    /// <param name="map">The map of <paramref name="values"/>.</param>
    /// <param name="packed">Those that are not zero, and <see cref="GroupLength"/> more that are not used.</param>
    /// <param name="values">Where all go.</param>
    public static void Unpack(ReadOnlySpan<byte> map, ReadOnlySpan<float> packed, Span<float> values)
    {
        var input = MemoryMarshal.Cast<float, int>(packed);
        var output = MemoryMarshal.Cast<float, int>(values);
        var bitOfLane = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        var count = 0;
        var index = 0;
        for (; index <= output.Length - GroupLength; index += GroupLength)
        {
            var mask = map[index / GroupLength];
            var isSet = Vector256.Equals(Vector256.Create((int)mask) & bitOfLane, bitOfLane);
            var group = Permute(Vector256.Create(input.Slice(count, GroupLength)), Order(UnpackingOrder, mask)) & isSet;
            group.CopyTo(output[index..]);
            count += BitOperations.PopCount(mask);
        }

        for (var bit = 0; index + bit < output.Length; bit++)
            output[index + bit] = (map[^1] >> bit & 1) == 0 ? 0 : input[count++];
    }

    private static Vector256<int> Order(int[] orders, byte mask) => Vector256.Create(orders.AsSpan(mask * GroupLength, GroupLength));

    // All indices are below eight, so that no lane has to be zeroed as Shuffle would.
    private static Vector256<int> Permute(Vector256<int> group, Vector256<int> order) =>
        Avx2.IsSupported ? Avx2.PermuteVar8x32(group, order) : Vector256.Shuffle(group, order);

    private static int[] Orders(bool packing)
    {
        var orders = new int[256 * GroupLength];
        for (var mask = 0; mask < 256; mask++)
        {
            var set = 0;
            for (var bit = 0; bit < GroupLength; bit++)
            {
                if ((mask >> bit & 1) == 0)
                    continue;
                orders[mask * GroupLength + (packing ? set : bit)] = packing ? bit : set;
                set++;
            }
        }

        return orders;
    }
}
