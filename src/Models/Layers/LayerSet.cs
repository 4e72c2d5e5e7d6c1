using System.Collections.Immutable;
using System.Numerics;

namespace Neurosurgeon.Models.Layers;

/// <summary>Some of a network's layers, by index; two with the same content are equal.</summary>
public sealed class LayerSet : IEquatable<LayerSet>
{
    private const int WordBits = 64;
    private const int ByteBits = 8;

    private readonly ulong[] _words;

    private LayerSet(int layerCount, ulong[] words)
    {
        LayerCount = layerCount;
        _words = words;
        foreach (ulong word in words)
            Count += BitOperations.PopCount(word);
    }

    /// <summary>How many layers the network has.</summary>
    public int LayerCount { get; }

    /// <summary>How many of them are in the set.</summary>
    public int Count { get; }

    /// <summary>Whether these are the first <see cref="Count"/> layers, so that the set is a position in the layers' order.</summary>
    public bool IsPrefix
    {
        get
        {
            int word = Count / WordBits;
            for (int full = 0; full < word; full++)
            {
                if (_words[full] != ulong.MaxValue)
                    return false;
            }

            return Count % WordBits == 0 || _words[word] == (1UL << (Count % WordBits)) - 1;
        }
    }

    /// <summary>The indices of its layers, in ascending order.</summary>
    public ImmutableArray<int> Indices => [.. Enumerable.Range(0, LayerCount).Where(Contains)];

    /// <summary>The first layers of a network.</summary>
    /// <param name="layerCount">How many layers the network has.</param>
    /// <param name="count">How many of them, at most <paramref name="layerCount"/>.</param>
    public static LayerSet Prefix(int layerCount, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, layerCount);
        ulong[] words = Words(layerCount);
        words.AsSpan(0, count / WordBits).Fill(ulong.MaxValue);
        if (count % WordBits > 0)
            words[count / WordBits] = (1UL << (count % WordBits)) - 1;
        return new LayerSet(layerCount, words);
    }

    /// <summary>All layers of a network.</summary>
    /// <param name="layerCount">How many it has.</param>
    public static LayerSet All(int layerCount) => Prefix(layerCount, layerCount);

    /// <summary>The layers that are marked.</summary>
    /// <param name="marks">A mark for each layer of the network.</param>
    public static LayerSet Of(ReadOnlySpan<bool> marks)
    {
        ulong[] words = Words(marks.Length);
        for (int layer = 0; layer < marks.Length; layer++)
        {
            if (marks[layer])
                words[layer / WordBits] |= 1UL << (layer % WordBits);
        }

        return new LayerSet(marks.Length, words);
    }

    /// <summary>The layers of these indices.</summary>
    /// <param name="layerCount">How many layers the network has.</param>
    /// <param name="indices">Their indices; one that comes twice counts once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The network has no layer of such an index.</exception>
    public static LayerSet Of(int layerCount, IEnumerable<int> indices)
    {
        ulong[] words = Words(layerCount);
        foreach (int layer in indices)
        {
            if (layer < 0 || layer >= layerCount)
                throw new ArgumentOutOfRangeException(nameof(indices), layer, $"The network has the layers 0 to {layerCount - 1}.");
            words[layer / WordBits] |= 1UL << (layer % WordBits);
        }

        return new LayerSet(layerCount, words);
    }

    /// <summary>The set that <see cref="ToBytes"/> has written.</summary>
    /// <param name="layerCount">How many layers the network has.</param>
    /// <param name="bytes">A bit a layer.</param>
    /// <exception cref="ArgumentException">These are not the bits of so many layers.</exception>
    public static LayerSet FromBytes(int layerCount, ReadOnlySpan<byte> bytes)
    {
        if (layerCount < 0 || bytes.Length != ((long)layerCount + ByteBits - 1) / ByteBits)
            throw new ArgumentException($"A set of {layerCount} layers cannot take {bytes.Length} bytes; there is a bit for each layer.", nameof(bytes));
        if (layerCount % ByteBits != 0 && bytes[^1] >> (layerCount % ByteBits) != 0)
            throw new ArgumentException($"The set has a layer beyond the {layerCount} that there are.", nameof(bytes));

        ulong[] words = Words(layerCount);
        for (int index = 0; index < bytes.Length; index++)
            words[index * ByteBits / WordBits] |= (ulong)bytes[index] << (index * ByteBits % WordBits);
        return new LayerSet(layerCount, words);
    }

    /// <summary>A bit a layer, the first layer's the lowest of the first byte; the last byte is filled up with zeros.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[(LayerCount + ByteBits - 1) / ByteBits];
        for (int index = 0; index < bytes.Length; index++)
            bytes[index] = (byte)(_words[index * ByteBits / WordBits] >> (index * ByteBits % WordBits));
        return bytes;
    }

    /// <summary>Whether a layer is in the set.</summary>
    public bool Contains(int layer) => (_words[layer / WordBits] >> (layer % WordBits) & 1) != 0;

    /// <summary>Whether all of these layers are in another set of the same network's.</summary>
    public bool IsSubsetOf(LayerSet other)
    {
        for (int word = 0; word < _words.Length; word++)
        {
            if ((_words[word] & ~other._words[word]) != 0)
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(LayerSet? other) =>
        other is not null && LayerCount == other.LayerCount && _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LayerSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (ulong word in _words)
            hash.Add(word);
        return hash.ToHashCode();
    }

    /// <summary>For example <c>{0, 1, 4} of 9 layers</c>.</summary>
    public override string ToString() => $"{{{string.Join(", ", Indices)}}} of {LayerCount} layers";

    private static ulong[] Words(int layerCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layerCount);
        return new ulong[(layerCount + WordBits - 1) / WordBits];
    }
}
