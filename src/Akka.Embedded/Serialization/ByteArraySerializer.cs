using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Arrays of bytes as they are.</summary>
/// <param name="system">The system.</param>
public class ByteArraySerializer(ExtendedActorSystem system) : Serializer(system)
{
    /// <inheritdoc/>
    public override int Identifier => 4;

    /// <inheritdoc/>
    public override bool IncludeManifest => false;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => (byte[])obj;

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, Type? type) => bytes;
}
