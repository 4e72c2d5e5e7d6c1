using Akka.Actor;
using Akka.Remote.Serialization;
using Akka.Serialization;

namespace Neurosurgeon.Actors.Protocol;

/// <summary>
/// Stands in the place of Akka's serializer for a mixture of its own messages, and takes those alone by which a node finds an actor of
/// another. The others would end an actor (<see cref="Kill"/>, <see cref="PoisonPill"/>), or make an exception of the type that a peer
/// names (<see cref="Status.Failure"/>): failures are messages of <see cref="CloudProtocol"/>.
/// </summary>
public sealed class LookupSerializer : SerializerWithStringManifest
{
    // Akka's names of Identify and ActorIdentity.
    private const string Identify = "ID";
    private const string Identity = "AID";

    // Not before it is needed: a system without remoting has no settings for it.
    private readonly Lazy<MiscMessageSerializer> _akkas;

    /// <summary>Akka creates it so.</summary>
    public LookupSerializer(ExtendedActorSystem system)
        : base(system) => _akkas = new(() => new MiscMessageSerializer(system));

    /// <summary>Akka's own, as others know it.</summary>
    public override int Identifier => 16;

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">It is another message.</exception>
    public override string Manifest(object o) => o switch
    {
        Akka.Actor.Identify => Identify,
        ActorIdentity => Identity,
        _ => throw NotSent(o),
    };

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">It is another message.</exception>
    public override byte[] ToBinary(object obj) => obj is Akka.Actor.Identify or ActorIdentity
        ? _akkas.Value.ToBinary(obj)
        : throw NotSent(obj);

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">It is another message.</exception>
    public override object FromBinary(byte[] bytes, string manifest) => manifest is Identify or Identity
        ? _akkas.Value.FromBinary(bytes, manifest)
        : throw new NotSupportedException($"'{manifest}' is no message by which an actor is looked up.");

    private static NotSupportedException NotSent(object message) =>
        new($"{message.GetType()} does not cross the link: it is no message of the cloud protocol.");
}
