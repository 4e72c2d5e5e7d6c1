using System.Buffers.Binary;

namespace Akka.Remote.Transport;

/// <summary>What a frame carries.</summary>
internal enum FrameKind : byte
{
    /// <summary>A whole message: head length (4 bytes), head, payload.</summary>
    Message = 1,

    /// <summary>The start of a large message: head length (4), payload length (4), head, first payload bytes.</summary>
    Begin = 2,

    /// <summary>The next payload bytes of the large message in the frame's slot.</summary>
    Continue = 3,

    /// <summary>Asks for a sign of life.</summary>
    Heartbeat = 4,

    /// <summary>A sign of life.</summary>
    HeartbeatReply = 5,

    /// <summary>The last frame: why the peer closes (1 byte, <see cref="FarewellReason"/>).</summary>
    Farewell = 6,
}

/// <summary>Why a peer closes a connection on purpose.</summary>
internal enum FarewellReason : byte
{
    Shutdown = 1,
    Quarantined = 2,
}

/// <summary>The eight bytes before every frame: body length (4, little-endian), kind (1), slot (1), zero (2).</summary>
internal readonly record struct FrameHeader(FrameKind Kind, int BodyBytes, int Slot = 0)
{
    public const int Bytes = 8;

    /// <summary>Large messages that may be under way at the same time on one connection.</summary>
    public const int Slots = 8;

    /// <summary>The largest payload that travels whole, and is copied on its way in; a larger one is put together in place.</summary>
    public const int MostWholeBytes = 64 * 1024;

    /// <summary>Payload of the largest chunk of a large message.</summary>
    public const int MostChunkBytes = 1024 * 1024;

    /// <summary>The longest head: paths and manifest of one message.</summary>
    public const int MostHeadBytes = 16 * 1024;


    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteInt32LittleEndian(destination, BodyBytes);
        destination[4] = (byte)Kind;
        destination[5] = (byte)Slot;
        destination[6] = destination[7] = 0;
    }

    /// <exception cref="ProtocolException">The bytes are no frame header.</exception>
    public static FrameHeader Read(ReadOnlySpan<byte> source)
    {
        var bodyBytes = BinaryPrimitives.ReadInt32LittleEndian(source);
        var kind = (FrameKind)source[4];
        if (kind is < FrameKind.Message or > FrameKind.Farewell || source[5] >= Slots || source[6] != 0 || source[7] != 0)
            throw new ProtocolException("it sent bytes that are no frame of this protocol");
        var mostBodyBytes = 8 + MostHeadBytes + (kind is FrameKind.Begin or FrameKind.Continue ? MostChunkBytes : MostWholeBytes);
        if (bodyBytes < 0 || bodyBytes > mostBodyBytes)
            throw new ProtocolException($"it announced a frame of {(uint)bodyBytes} bytes; the most is {mostBodyBytes}");
        return new FrameHeader(kind, bodyBytes, source[5]);
    }
}

/// <summary>A peer broke the protocol; the message continues a sentence that begins with the peer.</summary>
internal sealed class ProtocolException(string message) : Exception(message);
