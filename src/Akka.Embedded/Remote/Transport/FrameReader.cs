using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace Akka.Remote.Transport;

/// <summary>
/// Reads frames off a connection and puts large messages together. Heads and small frames come through a pipe; the bytes of
/// a large payload go from the socket into their final array.
/// </summary>
internal sealed class FrameReader(Stream stream, long mostMessageBytes) : IDisposable
{
    // Small, so that little of a large payload is copied out of it.
    private const int PipeBytes = 16 * 1024;
    private readonly PipeReader _pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: PipeBytes, minimumReadSize: 1, leaveOpen: true));
    private readonly Assembly?[] _slots = new Assembly?[FrameHeader.Slots];
    private readonly TextCache _texts = new();

    /// <summary>The next control frame or message; null when the peer has closed between two frames.</summary>
    /// <exception cref="ProtocolException">The peer broke the protocol.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<InboundFrame?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (await TryFillAsync(FrameHeader.Bytes, atFrameStart: true, cancellation).ConfigureAwait(false) is not { } start)
                return null;
            var header = ReadHeader(start);
            switch (header.Kind)
            {
                case FrameKind.Begin:
                    await BeginAsync(header, cancellation).ConfigureAwait(false);
                    break;
                case FrameKind.Continue:
                    await ContinueAsync(header, cancellation).ConfigureAwait(false);
                    break;
                default:
                    return ReadWhole(header, await FillAsync(header.BodyBytes, cancellation).ConfigureAwait(false));
            }

            if (_slots[header.Slot] is not { IsComplete: true } complete)
                continue;
            _slots[header.Slot] = null;
            return new InboundFrame(FrameKind.Message, complete.Head, complete.Payload);
        }
    }

    public void Dispose() => _pipe.Complete();

    private FrameHeader ReadHeader(in ReadOnlySequence<byte> start)
    {
        Span<byte> bytes = stackalloc byte[FrameHeader.Bytes];
        var position = start.Slice(0, FrameHeader.Bytes);
        position.CopyTo(bytes);
        _pipe.AdvanceTo(position.End);
        return FrameHeader.Read(bytes);
    }

    private InboundFrame ReadWhole(FrameHeader header, ReadOnlySequence<byte> body)
    {
        if (header.BodyBytes == 0 && header.Kind != FrameKind.Message)
            return new InboundFrame(header.Kind, null, []);
        var end = body.GetPosition(header.BodyBytes);
        body = body.Slice(0, header.BodyBytes);
        MessageHead? head = null;
        if (header.Kind == FrameKind.Message)
        {
            var reader = new SequenceReader<byte>(body);
            var headBytes = reader.TryReadLittleEndian(out int length) && length > 0 && length <= reader.Remaining && length <= FrameHeader.MostHeadBytes
                ? length
                : throw new ProtocolException("it sent a message whose head does not fit its frame");
            head = MessageHead.Decode(body.Slice(4, headBytes), _texts);
            body = body.Slice(4 + headBytes);
            RefuseOversize(headBytes + body.Length);
        }

        var payload = body.ToArray();
        _pipe.AdvanceTo(end);
        return new InboundFrame(header.Kind, head, payload);
    }

    private async ValueTask BeginAsync(FrameHeader header, CancellationToken cancellation)
    {
        if (_slots[header.Slot] is not null)
            throw new ProtocolException("it began a large message in a slot where another is under way");
        if (header.BodyBytes < 8)
            throw new ProtocolException("it sent a large message without lengths");
        var lengths = await FillAsync(8, cancellation).ConfigureAwait(false);
        var (headBytes, payloadBytes) = ReadLengths(lengths);
        if (headBytes <= 0 || headBytes > FrameHeader.MostHeadBytes || headBytes > header.BodyBytes - 8 || payloadBytes <= 0)
            throw new ProtocolException("it sent a large message with impossible lengths");
        RefuseOversize((long)headBytes + payloadBytes);

        var head = await FillAsync(headBytes, cancellation).ConfigureAwait(false);
        _slots[header.Slot] = new Assembly(MessageHead.Decode(head.Slice(0, headBytes), _texts), payloadBytes);
        _pipe.AdvanceTo(head.GetPosition(headBytes));
        await ContinueAsync(header with { BodyBytes = header.BodyBytes - 8 - headBytes }, cancellation).ConfigureAwait(false);
    }

    private (int HeadBytes, int PayloadBytes) ReadLengths(in ReadOnlySequence<byte> lengths)
    {
        Span<byte> bytes = stackalloc byte[8];
        lengths.Slice(0, 8).CopyTo(bytes);
        _pipe.AdvanceTo(lengths.GetPosition(8));
        return (BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]));
    }

    /// <summary>Takes a chunk: first what the pipe has already, then straight from the connection.</summary>
    private async ValueTask ContinueAsync(FrameHeader header, CancellationToken cancellation)
    {
        var assembly = _slots[header.Slot] ?? throw new ProtocolException("it continued a large message that it never began");
        if (header.BodyBytes > assembly.Missing.Length)
            throw new ProtocolException("it sent more bytes of a large message than it announced");

        var chunk = assembly.Missing[..header.BodyBytes];
        assembly.Filled += chunk.Length;
        if (_pipe.TryRead(out var buffered))
        {
            var available = buffered.Buffer.Slice(0, Math.Min(chunk.Length, buffered.Buffer.Length));
            available.CopyTo(chunk.Span);
            _pipe.AdvanceTo(available.End);
            chunk = chunk[(int)available.Length..];
        }

        if (!chunk.IsEmpty)
            await stream.ReadExactlyAsync(chunk, cancellation).ConfigureAwait(false);
    }

    private void RefuseOversize(long messageBytes)
    {
        if (messageBytes > mostMessageBytes)
            throw new ProtocolException($"it sent a message of {messageBytes} bytes; akka.remote.dot-netty.tcp.maximum-frame-size here is {mostMessageBytes}");
    }

    private async ValueTask<ReadOnlySequence<byte>> FillAsync(int bytes, CancellationToken cancellation) =>
        bytes == 0
            ? default
            : await TryFillAsync(bytes, atFrameStart: false, cancellation).ConfigureAwait(false) ?? default;

    private async ValueTask<ReadOnlySequence<byte>?> TryFillAsync(int bytes, bool atFrameStart, CancellationToken cancellation)
    {
        var result = await _pipe.ReadAtLeastAsync(bytes, cancellation).ConfigureAwait(false);
        if (result.Buffer.Length >= bytes)
            return result.Buffer;
        return atFrameStart && result.Buffer.IsEmpty ? null : throw new EndOfStreamException("the connection ended inside a frame");
    }

    private sealed class Assembly(MessageHead head, int payloadBytes)
    {
        public readonly MessageHead Head = head;
        public readonly byte[] Payload = GC.AllocateUninitializedArray<byte>(payloadBytes);
        public int Filled;

        public Memory<byte> Missing => Payload.AsMemory(Filled);

        public bool IsComplete => Filled == Payload.Length;
    }
}
