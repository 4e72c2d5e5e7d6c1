using System.Buffers;
using System.Buffers.Binary;

namespace Akka.Remote.Transport;

/// <summary>Bytes for one send: small frames gathered in a buffer, and at its end at most one slice of a payload, uncopied.</summary>
internal sealed class OutboundBatch
{
    /// <summary>Payloads up to this size are copied beside others; larger ones are sent from where they are.</summary>
    private const int MostCopiedBytes = 8 * 1024;

    private readonly ArrayBufferWriter<byte> _gathered = new(2 * MostCopiedBytes);

    public ReadOnlyMemory<byte> Gathered => _gathered.WrittenMemory;

    public ReadOnlyMemory<byte> Slice { get; private set; }

    public int Bytes => _gathered.WrittenCount + Slice.Length;

    /// <summary>Nothing may follow a slice.</summary>
    public bool IsClosed => !Slice.IsEmpty;

    public void Clear()
    {
        _gathered.ResetWrittenCount();
        Slice = default;
    }

    public void AddControl(FrameKind kind, ReadOnlySpan<byte> body)
    {
        AddHeader(new FrameHeader(kind, body.Length));
        _gathered.Write(body);
    }

    public void AddWhole(OutboundMessage message)
    {
        AddHeader(new FrameHeader(FrameKind.Message, 4 + message.Head.Length + message.Payload.Length));
        AddInteger(message.Head.Length);
        _gathered.Write(message.Head);
        AddPayload(message.Payload);
    }

    /// <summary>Adds the next chunk of a large message.</summary>
    public void AddChunk(OutboundMessage message, int offset, int bytes, int slot)
    {
        if (offset == 0)
        {
            AddHeader(new FrameHeader(FrameKind.Begin, 8 + message.Head.Length + bytes, slot));
            AddInteger(message.Head.Length);
            AddInteger(message.Payload.Length);
            _gathered.Write(message.Head);
        }
        else
        {
            AddHeader(new FrameHeader(FrameKind.Continue, bytes, slot));
        }

        AddPayload(message.Payload.AsMemory(offset, bytes));
    }

    private void AddPayload(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length <= MostCopiedBytes)
            _gathered.Write(payload.Span);
        else
            Slice = payload;
    }

    private void AddHeader(FrameHeader header)
    {
        header.Write(_gathered.GetSpan(FrameHeader.Bytes));
        _gathered.Advance(FrameHeader.Bytes);
    }

    private void AddInteger(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_gathered.GetSpan(4), value);
        _gathered.Advance(4);
    }
}
