namespace Neurosurgeon.Codecs;

/// <summary>
/// Encodes and decodes tensors of floats, from span to span. A tensor is one run of elements or several (see
/// <see cref="ElementForm.RunLength"/>), and of each are written: a bit for each element that is not zero, where the
/// encoding leaves zeros out; the run's head, where the form of its elements has one; and the elements.
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
        if (!encoding.Form.Takes(values))
            return null;
        return EncodedBytes(encoding, shape, encoding.IsSparse ? ZeroMap.CountNonZero(values) : values.Length);
    }

    /// <summary>How many bytes a tensor takes of which so many elements are not zero.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="nonZeros">How many elements are not zero; without effect where the encoding does not leave zeros out.</param>
    public static long EncodedBytes(TensorEncoding encoding, ReadOnlySpan<int> shape, long nonZeros)
    {
        long elements = ElementForm.ElementCount(shape);
        var run = encoding.Form.RunLength(shape);
        return elements / run * (MapBytes(encoding, run) + encoding.Form.HeadBytes)
            + encoding.Form.ElementBytes * (encoding.IsSparse ? nonZeros : elements);
    }

    /// <summary>The least and the most bytes that a tensor of a shape can take.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="shape">The shape.</param>
    public static (long Least, long Most) Limits(TensorEncoding encoding, ReadOnlySpan<int> shape) =>
        (EncodedBytes(encoding, shape, nonZeros: 0), EncodedBytes(encoding, shape, nonZeros: ElementForm.ElementCount(shape)));

    /// <summary>Counts the elements that are not zero.</summary>
    public static int CountNonZero(ReadOnlySpan<float> values) => ZeroMap.CountNonZero(values);

    /// <summary>Encodes a tensor that the encoding takes.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="values">The elements.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="encoded">Where it goes: exactly as many bytes as <see cref="EncodedBytes(TensorEncoding, ReadOnlySpan{float}, ReadOnlySpan{int})"/> says.</param>
    public static void Encode(TensorEncoding encoding, ReadOnlySpan<float> values, ReadOnlySpan<int> shape, Span<byte> encoded)
    {
        var run = encoding.Form.RunLength(shape);
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
        var run = encoding.Form.RunLength(shape);
        for (var start = 0; start < values.Length; start += run)
            encoded = encoded[DecodeRun(encoding, encoded, values.Slice(start, run))..];
        if (!encoded.IsEmpty)
            throw new InvalidDataException($"A tensor in {encoding.Name} has {encoded.Length} bytes more than its elements take.");
    }

    private static int MapBytes(TensorEncoding encoding, int run) => encoding.IsSparse ? ZeroMap.Bytes(run) : 0;

    private static int EncodeRun(TensorEncoding encoding, ReadOnlySpan<float> values, Span<byte> encoded)
    {
        var form = encoding.Form;
        var map = encoded[..MapBytes(encoding, values.Length)];
        var head = encoded.Slice(map.Length, form.HeadBytes);
        var elements = encoded[(map.Length + head.Length)..];
        form.WriteHead(values, head);
        if (encoding.IsSparse)
            return map.Length + head.Length + EncodeNonZeros(form, head, values, map, elements);

        form.Write(head, values, elements);
        return head.Length + values.Length * form.ElementBytes;
    }

    private static int EncodeNonZeros(
        ElementForm form, ReadOnlySpan<byte> head, ReadOnlySpan<float> values, Span<byte> map, Span<byte> elements)
    {
        Span<float> packed = stackalloc float[BlockElements + ZeroMap.GroupLength];
        var written = 0;
        for (var start = 0; start < values.Length; start += BlockElements)
        {
            var block = values.Slice(start, Math.Min(BlockElements, values.Length - start));
            var count = ZeroMap.Pack(block, map.Slice(start / ZeroMap.GroupLength, ZeroMap.Bytes(block.Length)), packed);
            form.Write(head, packed[..count], elements[written..]);
            written += count * form.ElementBytes;
        }

        return written;
    }

    private static int DecodeRun(TensorEncoding encoding, ReadOnlySpan<byte> encoded, Span<float> values)
    {
        var form = encoding.Form;
        var mapBytes = MapBytes(encoding, values.Length);
        var first = mapBytes + form.HeadBytes;
        RefuseShorter(encoding, encoded, first);
        var map = encoded[..mapBytes];
        if (!map.IsEmpty && values.Length % ZeroMap.GroupLength is > 0 and var used && map[^1] >> used != 0)
            throw new InvalidDataException($"A tensor in {encoding.Name} claims more elements than its shape has.");

        var elementBytes = (encoding.IsSparse ? ZeroMap.CountNonZero(map) : values.Length) * form.ElementBytes;
        RefuseShorter(encoding, encoded, first + (long)elementBytes);
        var head = encoded[mapBytes..first];
        var elements = encoded.Slice(first, elementBytes);
        if (encoding.IsSparse)
            DecodeNonZeros(form, head, map, elements, values);
        else
            form.Read(head, elements, values);
        return first + elementBytes;
    }

    private static void DecodeNonZeros(
        ElementForm form, ReadOnlySpan<byte> head, ReadOnlySpan<byte> map, ReadOnlySpan<byte> elements, Span<float> values)
    {
        Span<float> packed = stackalloc float[BlockElements + ZeroMap.GroupLength];
        for (var start = 0; start < values.Length; start += BlockElements)
        {
            var block = values.Slice(start, Math.Min(BlockElements, values.Length - start));
            var blockMap = map.Slice(start / ZeroMap.GroupLength, ZeroMap.Bytes(block.Length));
            var bytes = ZeroMap.CountNonZero(blockMap) * form.ElementBytes;
            form.Read(head, elements[..bytes], packed);
            ZeroMap.Unpack(blockMap, packed, block);
            elements = elements[bytes..];
        }
    }

    private static void RefuseShorter(TensorEncoding encoding, ReadOnlySpan<byte> encoded, long bytes)
    {
        if (encoded.Length < bytes)
            throw new InvalidDataException($"A tensor in {encoding.Name} ends after {encoded.Length} bytes of a run that takes {bytes}.");
    }
}
