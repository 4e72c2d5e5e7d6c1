using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Neurosurgeon.Actors.Protocol.Wire;
using Neurosurgeon.Codecs;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Actors.Protocol;

/// <summary>
/// Tensors in the form in which they cross the link: one buffer, written once when it is encoded and never copied again.
/// Layout, little-endian: room for the message's header · table length (4 bytes) · <see cref="TensorTable"/> ·
/// each tensor's elements in its encoding, each starting at a multiple of 8 bytes from the buffer's start.
/// </summary>
public sealed class TensorFrame
{
    /// <summary>Bytes at the start of the buffer that the message around the tensors may use.</summary>
    internal const int HeaderRoomBytes = 512;

    private const int LengthBytes = sizeof(int);
    private const int AlignmentBytes = 8;
    private const int MostTensors = 1024;
    private const int MostDimensions = 16;

    private readonly ImmutableArray<Entry> _entries;

    private TensorFrame(byte[] buffer, ImmutableArray<Entry> entries)
    {
        Buffer = buffer;
        _entries = entries;
    }

    /// <summary>The size of the tensors as they cross the link, in bytes.</summary>
    public long PayloadBytes => _entries.Sum(entry => entry.Form.Bytes);

    /// <summary>In which encoding each tensor crosses.</summary>
    public ImmutableArray<TensorEncoding> Encodings => [.. _entries.Select(entry => entry.Form.Encoding)];

    /// <summary>The share of elements that are not zero, by the tensor's name, where encoding has shown it.</summary>
    internal ImmutableDictionary<string, double> Densities => _entries
        .Where(entry => entry.Form.Density is not null)
        .ToImmutableDictionary(entry => entry.Info.Name, entry => entry.Form.Density!.Value);

    /// <summary>The whole buffer; the header's room belongs to the serializer.</summary>
    internal byte[] Buffer { get; }

    /// <summary>Encodes tensors into a new frame.</summary>
    /// <param name="tensors">The tensors on a cut, or a network's output.</param>
    /// <param name="encodings">The encoding that each is to cross in; all cross as they are where nothing is said.</param>
    /// <exception cref="ArgumentException">They are too many, or together larger than an array can be.</exception>
    public static TensorFrame Encode(IReadOnlyList<Tensor> tensors, ImmutableArray<TensorEncoding> encodings = default)
    {
        var forms = tensors.Select((tensor, index) => WireForm.Of(tensor, encodings.IsDefault ? TensorEncoding.Float32 : encodings[index])).ToArray();
        var table = new TensorTable { Tensors = { tensors.Zip(forms, WriteEntry) } };
        var tableBytes = table.CalculateSize();
        var entries = PlaceEntries(tensors.Zip(forms, (tensor, form) => (tensor.Info, form)), tableBytes, out var totalBytes);
        if (totalBytes > Array.MaxLength)
            throw new ArgumentException($"The tensors on the cut take {totalBytes:N0} bytes; a message holds at most {Array.MaxLength:N0}.", nameof(tensors));

        // Every byte but the header's room is written below or is padding that nobody reads.
        var buffer = GC.AllocateUninitializedArray<byte>((int)totalBytes);
        buffer.AsSpan(0, HeaderRoomBytes).Clear();
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(HeaderRoomBytes), tableBytes);
        table.WriteTo(buffer.AsSpan(HeaderRoomBytes + LengthBytes, tableBytes));
        for (var i = 0; i < entries.Length; i++)
            forms[i].Write(tensors[i], buffer.AsSpan(entries[i].Offset, (int)forms[i].Bytes));

        return new TensorFrame(buffer, entries);
    }

    /// <summary>Views a received buffer as a frame; nothing in it is trusted.</summary>
    /// <exception cref="InvalidDataException">It is not a frame.</exception>
    internal static TensorFrame Parse(byte[] buffer)
    {
        if (buffer.Length < HeaderRoomBytes + LengthBytes)
            throw new InvalidDataException($"A tensor message of {buffer.Length} bytes is shorter than its own header.");

        var tableBytes = BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(HeaderRoomBytes));
        if (tableBytes < 0 || tableBytes > buffer.Length - HeaderRoomBytes - LengthBytes)
            throw new InvalidDataException($"A tensor message of {buffer.Length} bytes claims a table of {tableBytes} bytes.");

        var table = TensorTable.Parser.ParseFrom(buffer, HeaderRoomBytes + LengthBytes, tableBytes);
        if (table.Tensors.Count > MostTensors)
            throw new InvalidDataException($"A tensor message claims {table.Tensors.Count} tensors; at most {MostTensors} are accepted.");

        var entries = PlaceEntries(table.Tensors.Select(ReadEntry), tableBytes, out var totalBytes);
        if (totalBytes != buffer.Length)
            throw new InvalidDataException($"A tensor message of {buffer.Length} bytes claims tensors that need {totalBytes} bytes.");

        return new TensorFrame(buffer, entries);
    }

    /// <summary>Decodes the tensors; those that crossed as they are are views, and the frame must outlive them.</summary>
    /// <param name="largestBytes">What all tensors together may take when they are decoded: an encoding makes much of few bytes.</param>
    /// <exception cref="InvalidDataException">They would take more, or are not what their encoding makes.</exception>
    public IReadOnlyList<Tensor> Decode(long largestBytes)
    {
        var bytes = _entries.Sum(entry => entry.Info.Bytes);
        if (bytes > largestBytes)
            throw new InvalidDataException($"The tensors of a message would take {bytes:N0} bytes; at most {largestBytes:N0} are expected.");

        var tensors = new Tensor[_entries.Length];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = Decode(_entries[i]);
        return tensors;
    }

    private Tensor Decode(Entry entry)
    {
        var encoded = Buffer.AsMemory(entry.Offset, (int)entry.Form.Bytes);
        if (entry.Form.Encoding == TensorEncoding.Float32)
            return Tensor.FromMemory(entry.Info, encoded);

        var elements = GC.AllocateUninitializedArray<byte>((int)entry.Info.Bytes);
        TensorCodec.Decode(entry.Form.Encoding, encoded.Span, entry.Info.Shape.AsSpan(), MemoryMarshal.Cast<byte, float>(elements.AsSpan()));
        return Tensor.FromMemory(entry.Info, elements);
    }

    private static TensorEntry WriteEntry(Tensor tensor, WireForm form)
    {
        var entry = new TensorEntry { Name = tensor.Info.Name, ElementType = (int)tensor.Info.ElementType };
        foreach (var dimension in tensor.Info.Shape)
            entry.Shape.Add(dimension);
        if (form.Encoding != TensorEncoding.Float32)
            (entry.Encoding, entry.EncodedBytes) = (form.Encoding.Id, form.Bytes);
        return entry;
    }

    private static ImmutableArray<Entry> PlaceEntries(IEnumerable<(TensorInfo Info, WireForm Form)> tensors, int tableBytes, out long totalBytes)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        long end = HeaderRoomBytes + LengthBytes + tableBytes;
        foreach (var (info, form) in tensors)
        {
            var offset = (end + AlignmentBytes - 1) / AlignmentBytes * AlignmentBytes;
            end = checked(offset + form.Bytes);
            entries.Add(new Entry(info, form, (int)Math.Min(offset, int.MaxValue)));
        }

        totalBytes = end;
        return entries.DrainToImmutable();
    }

    private static (TensorInfo Info, WireForm Form) ReadEntry(TensorEntry entry)
    {
        if (!Enum.IsDefined((ElementType)entry.ElementType))
            throw new InvalidDataException($"Tensor '{entry.Name}' has the unknown element type {entry.ElementType}.");
        if (entry.Shape.Count > MostDimensions)
            throw new InvalidDataException($"Tensor '{entry.Name}' claims {entry.Shape.Count} dimensions; at most {MostDimensions} are accepted.");

        // A product that stays under an array's length at every step cannot overflow.
        long elements = 1;
        foreach (var dimension in entry.Shape)
        {
            if (dimension < 1 || dimension > Array.MaxLength || (elements *= dimension) > Array.MaxLength)
                throw new InvalidDataException($"Tensor '{entry.Name}' claims the impossible shape [{string.Join(", ", entry.Shape)}].");
        }

        var info = new TensorInfo(entry.Name, [.. entry.Shape.Select(dimension => (int)dimension)], (ElementType)entry.ElementType);
        return (info, WireForm.Read(info, entry.Encoding, entry.EncodedBytes));
    }

    private readonly record struct Entry(TensorInfo Info, WireForm Form, int Offset);
}
