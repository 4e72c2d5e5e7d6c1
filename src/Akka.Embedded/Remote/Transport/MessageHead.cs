using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Akka.Remote.Transport;

/// <summary>What travels with a payload: who gets it, who sent it, and how to read it.</summary>
/// <param name="Recipient">Full path; of the selection's start for a selection.</param>
/// <param name="Sender">Full path; empty for none.</param>
/// <param name="SerializerId">The serializer's identifier.</param>
/// <param name="Manifest">What the serializer says about the payload; empty for none.</param>
/// <param name="Selection">The steps of an actor selection below the recipient, as text; empty for an ordinary message.</param>
internal sealed record MessageHead(string Recipient, string Sender, int SerializerId, string Manifest, string Selection = "")
{
    /// <summary>Encodes: serializer id (4 bytes), then each text as length (2 bytes) and UTF-8.</summary>
    public byte[] Encode()
    {
        ReadOnlySpan<string> texts = [Recipient, Sender, Manifest, Selection];
        var bytes = 4;
        foreach (var text in texts)
            bytes += 2 + Encoding.UTF8.GetByteCount(text);
        if (bytes > FrameHeader.MostHeadBytes)
        {
            throw new System.Runtime.Serialization.SerializationException(
                $"The paths and the manifest '{Manifest}' of a message to {Recipient} take {bytes} bytes; the most is {FrameHeader.MostHeadBytes}.");
        }

        var head = new byte[bytes];
        BinaryPrimitives.WriteInt32LittleEndian(head, SerializerId);
        var rest = head.AsSpan(4);
        foreach (var text in texts)
        {
            var written = Encoding.UTF8.GetBytes(text, rest[2..]);
            BinaryPrimitives.WriteUInt16LittleEndian(rest, (ushort)written);
            rest = rest[(2 + written)..];
        }

        return head;
    }

    /// <exception cref="ProtocolException">The bytes are no head.</exception>
    public static MessageHead Decode(in ReadOnlySequence<byte> head, TextCache texts)
    {
        if (head.IsSingleSegment)
            return Decode(head.FirstSpan, texts);
        var bytes = ArrayPool<byte>.Shared.Rent((int)head.Length);
        try
        {
            head.CopyTo(bytes);
            return Decode(bytes.AsSpan(0, (int)head.Length), texts);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static MessageHead Decode(ReadOnlySpan<byte> head, TextCache texts)
    {
        var rest = head;
        var serializerId = BinaryPrimitives.ReadInt32LittleEndian(Take(ref rest, 4));
        var recipient = TakeText(ref rest, texts);
        var sender = TakeText(ref rest, texts);
        var manifest = TakeText(ref rest, texts);
        var selection = TakeText(ref rest, texts);
        return rest.IsEmpty
            ? new MessageHead(recipient, sender, serializerId, manifest, selection)
            : throw new ProtocolException("it sent a message head with bytes left over");
    }

    private static string TakeText(ref ReadOnlySpan<byte> rest, TextCache texts) =>
        texts.Get(Take(ref rest, BinaryPrimitives.ReadUInt16LittleEndian(Take(ref rest, 2))));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int bytes)
    {
        if (bytes > rest.Length)
            throw new ProtocolException("it sent a message head that is cut short");
        var taken = rest[..bytes];
        rest = rest[bytes..];
        return taken;
    }
}
