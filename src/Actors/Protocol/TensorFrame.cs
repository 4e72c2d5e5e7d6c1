using System.Buffers.Binary;
using System.Collections.Immutable;
using Google.Protobuf;
using Neurosurgeon.Actors.Protocol.Wire;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;

namespace Neurosurgeon.Actors.Protocol;

/// <summary>
/// Tensors in the form in which they cross the link: one buffer, written once when it is encoded and never copied again.
/// Layout, little-endian: room for the message's header · table length (4 bytes) · <see cref="TensorTable"/> ·
/// each tensor's elements, each starting at a multiple of 8 bytes from the buffer's start.
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

    /// <summary>The size of the tensors' elements, in bytes.</summary>
    public long PayloadBytes => _entries.Sum(entry => entry.Info.Bytes);

    /// <summary>The whole buffer; the header's room belongs to the serializer.</summary>
    internal byte[] Buffer { get; }

    /// <summary>Copies tensors into a new frame.</summary>
    /// <param name="tensors">The tensors on a cut, or a network's output.</param>
    /// <exception cref="ArgumentException">They are too many, or together larger than an array can be.</exception>
    public static TensorFrame Encode(IReadOnlyList<Tensor> tensors)
    {
        var table = new TensorTable();
        foreach (var tensor in tensors)
        {
            var entry = new TensorEntry { Name = tensor.Info.Name, ElementType = (int)tensor.Info.ElementType };
            foreach (var dimension in tensor.Info.Shape)
                entry.Shape.Add(dimension);
            table.Tensors.Add(entry);
        }

        var tableBytes = table.CalculateSize();
        var entries = PlaceEntries(tensors.Select(tensor => tensor.Info), tableBytes, out var totalBytes);
        if (totalBytes > Array.MaxLength)
            throw new ArgumentException($"The tensors on the cut take {totalBytes:N0} bytes; a message holds at most {Array.MaxLength:N0}.", nameof(tensors));

        // Every byte but the header's room is written below or is padding that nobody reads.
        var buffer = GC.AllocateUninitializedArray<byte>((int)totalBytes);
        buffer.AsSpan(0, HeaderRoomBytes).Clear();
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(HeaderRoomBytes), tableBytes);
        table.WriteTo(buffer.AsSpan(HeaderRoomBytes + LengthBytes, tableBytes));
        for (var i = 0; i < entries.Length; i++)
            tensors[i].Data.Span.CopyTo(buffer.AsSpan(entries[i].Offset));

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

    /// <summary>Views the tensors; the frame must outlive them.</summary>
    public IReadOnlyList<Tensor> Decode()
    {
        var tensors = new Tensor[_entries.Length];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = Tensor.FromMemory(_entries[i].Info, Buffer.AsMemory(_entries[i].Offset, (int)_entries[i].Info.Bytes));
        return tensors;
    }

    private static ImmutableArray<Entry> PlaceEntries(IEnumerable<TensorInfo> infos, int tableBytes, out long totalBytes)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        long end = HeaderRoomBytes + LengthBytes + tableBytes;
        foreach (var info in infos)
        {
            var offset = (end + AlignmentBytes - 1) / AlignmentBytes * AlignmentBytes;
            end = checked(offset + info.Bytes);
            entries.Add(new Entry(info, (int)Math.Min(offset, int.MaxValue)));
        }

        totalBytes = end;
        return entries.DrainToImmutable();
    }

    private static TensorInfo ReadEntry(TensorEntry entry)
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

        return new TensorInfo(entry.Name, [.. entry.Shape.Select(dimension => (int)dimension)], (ElementType)entry.ElementType);
    }

    private readonly record struct Entry(TensorInfo Info, int Offset);
}
