namespace Neurosurgeon.Codecs;

/// <summary>
/// Encodes and decodes tensors of floats, from span to span. A tensor is one run of elements or several (see
/// <see cref="Runs"/>), and of each are written: a bit for each element that is not zero, where the encoding leaves zeros
/// out; scale and minimum, 4 bytes each, where it is in 8 bits; and the elements.
/// </summary>
public static class TensorCodec
{
    // What is packed passes through the first-level cache.
    private const int BlockElements = 1024;

    /// <summary>How many bytes a tensor takes in an encoding, or null where the encoding does not take it: a lossy one takes only finite floats within its range.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="values">The elements.</param>
    /// <param name="shape">The shape; its product is the number of elements.</param>
    public static long? EncodedBytes(TensorEncoding encoding, ReadOnlySpan<float> values, ReadOnlySpan<int> shape)
    {
        if (!FloatForm.Takes(encoding.Dense(), values))
            return null;
        return EncodedBytes(encoding, shape, encoding.IsSparse() ? ZeroMap.CountNonZero(values) : values.Length);
    }

    /// <summary>How many bytes a tensor takes of which so many elements are not zero.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="nonZeros">How many elements are not zero; without effect where the encoding does not leave zeros out.</param>
    public static long EncodedBytes(TensorEncoding encoding, ReadOnlySpan<int> shape, long nonZeros)
    {
        long elements = 1;
        foreach (var dimension in shape)
            elements *= dimension;
        var run = Runs.Length(encoding, shape);
        return elements / run * HeadBytes(encoding, run) + FloatForm.Bytes(encoding.Dense()) * (encoding.IsSparse() ? nonZeros : elements);
    }

    /// <summary>The least and the most bytes that a tensor of a shape can take.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="shape">The shape.</param>
    public static (long Least, long Most) Limits(TensorEncoding encoding, ReadOnlySpan<int> shape)
    {
        long elements = 1;
        foreach (var dimension in shape)
            elements *= dimension;
        return (EncodedBytes(encoding, shape, 0), EncodedBytes(encoding, shape, elements));
    }

    /// <summary>Counts the elements that are not zero.</summary>
    public static int CountNonZero(ReadOnlySpan<float> values) => ZeroMap.CountNonZero(values);

    /// <summary>Encodes a tensor that the encoding takes.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="values">The elements.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="encoded">Where it goes: exactly as many bytes as <see cref="EncodedBytes(TensorEncoding, ReadOnlySpan{float}, ReadOnlySpan{int})"/> says.</param>
    public static void Encode(TensorEncoding encoding, ReadOnlySpan<float> values, ReadOnlySpan<int> shape, Span<byte> encoded)
    {
        var run = Runs.Length(encoding, shape);
        for (var start = 0; start < values.Length; start += run)
            encoded = encoded[EncodeRun(encoding, values.Slice(start, run), encoded)..];
    }

    /// <summary>Decodes a tensor; nothing in it is trusted.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="encoded">The bytes.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="values">Where the elements go.</param>
    /// <exception cref="InvalidDataException">The bytes are not a tensor of this shape in this encoding.</exception>
    public static void Decode(TensorEncoding encoding, ReadOnlySpan<byte> encoded, ReadOnlySpan<int> shape, Span<float> values)
    {
        var run = Runs.Length(encoding, shape);
        for (var start = 0; start < values.Length; start += run)
            encoded = encoded[DecodeRun(encoding, encoded, values.Slice(start, run))..];
        if (!encoded.IsEmpty)
            throw new InvalidDataException($"A tensor in {encoding.Name()} has {encoded.Length} bytes more than its elements take.");
    }

    private static int HeadBytes(TensorEncoding encoding, int run) =>
        (encoding.IsSparse() ? ZeroMap.Bytes(run) : 0) + (encoding.Dense() == TensorEncoding.Int8 ? AffineSteps.Bytes : 0);

    private static int EncodeRun(TensorEncoding encoding, ReadOnlySpan<float> values, Span<byte> encoded)
    {
        var dense = encoding.Dense();
        var head = HeadBytes(encoding, values.Length);
        var steps = default(AffineSteps);
        if (dense == TensorEncoding.Int8)
        {
            steps = AffineSteps.Of(values);
            steps.Write(encoded[(head - AffineSteps.Bytes)..]);
        }

        if (encoding.IsSparse())
            return head + EncodeNonZeros(dense, steps, values, encoded, encoded[head..]);

        FloatForm.Write(dense, steps, values, encoded[head..]);
        return head + values.Length * FloatForm.Bytes(dense);
    }

    private static int EncodeNonZeros(
        TensorEncoding dense, AffineSteps steps, ReadOnlySpan<float> values, Span<byte> map, Span<byte> encoded)
    {
        Span<float> packed = stackalloc float[BlockElements + ZeroMap.GroupLength];
        var written = 0;
        for (var start = 0; start < values.Length; start += BlockElements)
        {
            var block = values.Slice(start, Math.Min(BlockElements, values.Length - start));
            var count = ZeroMap.Pack(block, map.Slice(start / ZeroMap.GroupLength, ZeroMap.Bytes(block.Length)), packed);
            FloatForm.Write(dense, steps, packed[..count], encoded[written..]);
            written += count * FloatForm.Bytes(dense);
        }

        return written;
    }

    private static int DecodeRun(TensorEncoding encoding, ReadOnlySpan<byte> encoded, Span<float> values)
    {
        var dense = encoding.Dense();
        var head = HeadBytes(encoding, values.Length);
        RefuseShorter(encoding, encoded, head);
        var steps = dense == TensorEncoding.Int8 ? AffineSteps.Read(encoded[(head - AffineSteps.Bytes)..]) : default;
        var map = encoding.IsSparse() ? encoded[..ZeroMap.Bytes(values.Length)] : [];
        if (!map.IsEmpty && values.Length % ZeroMap.GroupLength is > 0 and var used && map[^1] >> used != 0)
            throw new InvalidDataException($"A tensor in {encoding.Name()} claims more elements than its shape has.");

        var elementBytes = (encoding.IsSparse() ? ZeroMap.CountNonZero(map) : values.Length) * FloatForm.Bytes(dense);
        RefuseShorter(encoding, encoded, head + (long)elementBytes);
        var elements = encoded.Slice(head, elementBytes);
        if (encoding.IsSparse())
            DecodeNonZeros(dense, steps, map, elements, values);
        else
            FloatForm.Read(dense, steps, elements, values);
        return head + elementBytes;
    }

    private static void DecodeNonZeros(
        TensorEncoding dense, AffineSteps steps, ReadOnlySpan<byte> map, ReadOnlySpan<byte> elements, Span<float> values)
    {
        Span<float> packed = stackalloc float[BlockElements + ZeroMap.GroupLength];
        for (var start = 0; start < values.Length; start += BlockElements)
        {
            var block = values.Slice(start, Math.Min(BlockElements, values.Length - start));
            var blockMap = map.Slice(start / ZeroMap.GroupLength, ZeroMap.Bytes(block.Length));
            var bytes = ZeroMap.CountNonZero(blockMap) * FloatForm.Bytes(dense);
            FloatForm.Read(dense, steps, elements[..bytes], packed);
            ZeroMap.Unpack(blockMap, packed, block);
            elements = elements[bytes..];
        }
    }

    private static void RefuseShorter(TensorEncoding encoding, ReadOnlySpan<byte> encoded, long bytes)
    {
        if (encoded.Length < bytes)
            throw new InvalidDataException($"A tensor in {encoding.Name()} ends after {encoded.Length} bytes of a run that takes {bytes}.");
    }
}
