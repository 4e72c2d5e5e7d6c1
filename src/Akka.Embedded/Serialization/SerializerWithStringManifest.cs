using Akka.Actor;

namespace Akka.Serialization;

/// <summary>A serializer that names a message's kind by a text of its own, so that types can be renamed and nothing is read by type name.</summary>
public abstract class SerializerWithStringManifest : Serializer
{
    /// <summary>A serializer of one system.</summary>
    /// <param name="system">The system.</param>
    protected SerializerWithStringManifest(ExtendedActorSystem system) : base(system) { }

    /// <summary>Always true.</summary>
    public sealed override bool IncludeManifest => true;

    /// <inheritdoc/>
    public sealed override object FromBinary(byte[] bytes, Type? type) =>
        FromBinary(bytes, type is null ? "" : $"{type.FullName}, {type.Assembly.GetName().Name}");

    /// <summary>Reads a message.</summary>
    /// <param name="bytes">What <see cref="Serializer.ToBinary"/> made; this serializer's own to keep.</param>
    /// <param name="manifest">What <see cref="Manifest"/> said of the message.</param>
    public abstract object FromBinary(byte[] bytes, string manifest);

    /// <summary>The text that names the kind of a message.</summary>
    /// <param name="o">The message.</param>
    public abstract string Manifest(object o);
}
