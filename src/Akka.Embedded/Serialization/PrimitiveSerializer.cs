using System.Buffers.Binary;
using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Texts and whole numbers.</summary>
internal sealed class PrimitiveSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 17;

    public override string Manifest(object o) => o switch
    {
        string => "S",
        int => "I",
        _ => "L",
    };

    public override byte[] ToBinary(object obj)
    {
        if (obj is string text)
            return Encoding.UTF8.GetBytes(text);
        var bytes = new byte[obj is int ? 4 : 8];
        if (obj is int number)
            BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        else
            BinaryPrimitives.WriteInt64LittleEndian(bytes, (long)obj);
        return bytes;
    }

    public override object FromBinary(byte[] bytes, string manifest) => (manifest, bytes.Length) switch
    {
        ("S", _) => Encoding.UTF8.GetString(bytes),
        ("I", 4) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        ("L", 8) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        _ => throw new SerializationException($"{bytes.Length} bytes with the manifest '{manifest}' are no text and no whole number."),
    };
}
