using Akka.Actor;
using Akka.Configuration;

namespace Akka.Serialization;

/// <summary>Turns messages of some types into bytes and back.</summary>
public abstract class Serializer
{
    /// <summary>The system whose messages are turned into bytes.</summary>
#pragma warning disable IDE1006 // The name is Akka.NET's.
    protected readonly ExtendedActorSystem system;
#pragma warning restore IDE1006

    private int? _configuredIdentifier;

    /// <summary>A serializer of one system.</summary>
    /// <param name="system">The system.</param>
    protected Serializer(ExtendedActorSystem system) => this.system = system;

    /// <summary>Tells this serializer from others, on every node alike; by default what <c>akka.actor.serialization-identifiers</c> gives its type.</summary>
    /// <exception cref="ConfigurationException">It is neither overridden nor configured.</exception>
    public virtual int Identifier => _configuredIdentifier ??= SerializationSettings.IdentifierOf(GetType(), system.Settings.Config);

    /// <summary>Whether reading needs to know the message's type.</summary>
    public abstract bool IncludeManifest { get; }

    /// <summary>A message's bytes. The array is sent as it is: whoever returns it must not change it any more.</summary>
    /// <param name="obj">The message.</param>
    public abstract byte[] ToBinary(object obj);

    /// <summary>Reads a message.</summary>
    /// <param name="bytes">What <see cref="ToBinary"/> made; this serializer's own to keep.</param>
    /// <param name="type">The message's type where <see cref="IncludeManifest"/> asks for it.</param>
    public abstract object FromBinary(byte[] bytes, Type? type);

    /// <summary>Reads a message of a type that is known.</summary>
    /// <typeparam name="T">The message's type.</typeparam>
    /// <param name="bytes">What <see cref="ToBinary"/> made.</param>
    public T FromBinary<T>(byte[] bytes) => (T)FromBinary(bytes, typeof(T));
}
