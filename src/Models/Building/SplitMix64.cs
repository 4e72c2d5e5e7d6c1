namespace Neurosurgeon.Models.Building;

/// <summary>The SplitMix64 generator (Steele, Lea, Flood 2014), addressed by index rather than advanced.</summary>
internal static class SplitMix64
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    /// <summary>The value at an index of the sequence that begins with a key.</summary>
    public static ulong At(ulong key, ulong index) => Mix(key + ((index + 1) * Increment));

    /// <summary>Spreads every bit of the argument over the result.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>FNV-1a of some bytes, 64 bits.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte next in bytes)
            hash = (hash ^ next) * 0x100000001B3;
        return hash;
    }
}
