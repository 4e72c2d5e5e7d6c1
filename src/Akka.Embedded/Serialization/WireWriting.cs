using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Serialization;

/// <summary>How the built-in serializers write what is inside a message.</summary>
internal static class WireWriting
{
    /// <summary>Writes a message inside another: serializer, manifest, bytes; nothing but a zero byte for null.</summary>
    public static void WriteNested(this BinaryWriter writer, object? message, Serialization serialization)
    {
        writer.Write(message is not null);
        if (message is null)
            return;
        var serializer = serialization.FindSerializerFor(message);
        var bytes = serializer.ToBinary(message);
        writer.Write(serializer.Identifier);
        writer.Write(Serialization.ManifestFor(serializer, message));
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    public static object? ReadNested(this BinaryReader reader, Serialization serialization)
    {
        if (!reader.ReadBoolean())
            return null;
        var serializerId = reader.ReadInt32();
        var manifest = reader.ReadString();
        var length = reader.ReadInt32();
        if (length < 0 || length > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new SerializationException("A message inside another is cut short.");
        return serialization.Deserialize(reader.ReadBytes(length), serializerId, manifest);
    }

    public static IActorRef ReadActorRef(this BinaryReader reader, Serialization serialization) =>
        serialization.DeserializeActorRef(reader.ReadString());

    public static byte[] Write(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
            write(writer);
        return stream.ToArray();
    }

    /// <summary>Reads; bytes that end too early become a <see cref="SerializationException"/>.</summary>
    public static T Read<T>(byte[] bytes, string manifest, Func<BinaryReader, T> read)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, writable: false));
            return read(reader);
        }
        catch (Exception failure) when (failure is IOException or FormatException or ArgumentException)
        {
            throw new SerializationException($"{bytes.Length} bytes with the manifest '{manifest}' cannot be read: {failure.Message}", failure);
        }
    }
}
