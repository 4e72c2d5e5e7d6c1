using System.Buffers.Binary;
using System.Text;
using Akka.Actor;
using Akka.Remote.Tls;

namespace Akka.Remote.Transport;

/// <summary>How a node introduces itself; the first bytes in either direction.</summary>
/// <param name="Origin">The address of the node that speaks.</param>
/// <param name="Uid">Which incarnation of its system.</param>
/// <param name="Target">The address that it takes the other node to have.</param>
/// <param name="Refusal">Why it will not talk; empty if it will.</param>
internal sealed record Handshake(Address Origin, int Uid, Address Target, string Refusal = "")
{
    public const ushort Version = 1;
    private const int PrefaceBytes = 8;
    private const int MostBodyBytes = 2048;
    private static ReadOnlySpan<byte> Magic => "AkEm"u8;

    /// <summary>Encodes: magic (4 bytes), version (2), body length (2); uid (4), then each text as length (2) and UTF-8.</summary>
    public byte[] Encode()
    {
        byte[][] texts = [.. new[] { Origin.ToString(), Target.ToString(), Refusal }.Select(Encoding.UTF8.GetBytes)];
        var body = 4 + texts.Sum(text => 2 + text.Length);
        if (body > MostBodyBytes)
            throw new ArgumentException($"The addresses {Origin} and {Target} are too long to introduce one node to another.");

        var bytes = new byte[PrefaceBytes + body];
        var rest = bytes.AsSpan();
        Magic.CopyTo(rest);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[4..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[6..], (ushort)body);
        BinaryPrimitives.WriteInt32LittleEndian(rest[8..], Uid);
        rest = rest[12..];
        foreach (var text in texts)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(rest, (ushort)text.Length);
            text.CopyTo(rest[2..]);
            rest = rest[(2 + text.Length)..];
        }

        return bytes;
    }

    /// <exception cref="ProtocolException">The peer speaks another protocol or version.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public static Handshake Read(Stream stream)
    {
        var preface = new byte[PrefaceBytes];
        stream.ReadExactly(preface);
        var bodyBytes = BinaryPrimitives.ReadUInt16LittleEndian(preface.AsSpan(6));
        if (preface[0] == TlsHandshake.FirstByte)
            throw new ProtocolException("it speaks TLS, and akka.remote.dot-netty.tcp.enable-ssl is off here");
        if (!preface.AsSpan().StartsWith(Magic))
            throw new ProtocolException("it does not speak this protocol: its first bytes are no handshake of an embedded Akka node");
        var version = BinaryPrimitives.ReadUInt16LittleEndian(preface.AsSpan(4));
        if (version != Version)
            throw new ProtocolException($"it speaks version {version} of the protocol, and this node speaks version {Version}; run the same release on both");
        if (bodyBytes > MostBodyBytes)
            throw new ProtocolException($"its handshake announces {bodyBytes} bytes; the most is {MostBodyBytes}");

        var body = new byte[bodyBytes];
        stream.ReadExactly(body);
        return Decode(body);
    }

    private static Handshake Decode(ReadOnlySpan<byte> body)
    {
        if (body.Length < 4)
            throw new ProtocolException("its handshake is cut short");
        var uid = BinaryPrimitives.ReadInt32LittleEndian(body);
        var rest = body[4..];
        var origin = TakeText(ref rest);
        var target = TakeText(ref rest);
        var refusal = TakeText(ref rest);
        return Address.TryParse(origin, out var originAddress) && originAddress.HasGlobalScope && Address.TryParse(target, out var targetAddress)
            ? new Handshake(originAddress, uid, targetAddress, refusal)
            : throw new ProtocolException("its handshake holds no valid addresses");
    }

    private static string TakeText(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2 || BinaryPrimitives.ReadUInt16LittleEndian(rest) is var length && length > rest.Length - 2)
            throw new ProtocolException("its handshake is cut short");
        var text = Encoding.UTF8.GetString(rest.Slice(2, length));
        rest = rest[(2 + length)..];
        return text;
    }
}
