using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace Neurosurgeon.Actors.Protocol;

/// <summary>
/// Stands in the place of those serializers of Akka that make whatever type a peer names: JSON for all that nothing else is bound to,
/// any Protocol Buffers type, the remote creation of actors, and the system's own messages, which end, restart and watch actors.
/// It writes and reads nothing.
/// </summary>
public sealed class RefusingSerializer : Serializer
{
    /// <summary>Akka creates it so.</summary>
    public RefusingSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <summary>Akka creates it so in the place of JSON, for which its defaults hold settings.</summary>
    public RefusingSerializer(ExtendedActorSystem system, Config settings)
        : this(system)
    {
    }

    /// <summary>Never on the wire; Akka's own identifiers are thereby known to nobody.</summary>
    public override int Identifier => 7218;

    /// <inheritdoc />
    public override bool IncludeManifest => false;

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">Always.</exception>
    public override byte[] ToBinary(object obj) =>
        throw new NotSupportedException($"{obj.GetType()} does not cross the link: it is no message of the cloud protocol.");

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">Always.</exception>
    public override object FromBinary(byte[] bytes, Type? type) =>
        throw new NotSupportedException("A message of no protocol that is known here is not read.");
}
