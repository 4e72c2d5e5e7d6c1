using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Serialization;

/// <summary>The runtime's own messages that actors send each other.</summary>
internal sealed class MiscMessageSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 16;

    public override string Manifest(object o) => o switch
    {
        Identify => "ID",
        ActorIdentity => "AID",
        IActorRef => "AR",
        PoisonPill => "PP",
        Kill => "K",
        Status.Success => "SS",
        Status.Failure => "SF",
        _ => throw new ArgumentException($"{o.GetType().FullName} is not among the messages of this serializer.", nameof(o)),
    };

    public override byte[] ToBinary(object obj) => WireWriting.Write(writer =>
    {
        switch (obj)
        {
            case Identify identify:
                writer.WriteNested(identify.MessageId, system.Serialization);
                break;
            case ActorIdentity identity:
                writer.WriteNested(identity.MessageId, system.Serialization);
                writer.Write(Serialization.SerializedActorPath(identity.Subject));
                break;
            case IActorRef actor:
                writer.Write(Serialization.SerializedActorPath(actor));
                break;
            case Status.Success success:
                writer.WriteNested(success.Status, system.Serialization);
                break;
            case Status.Failure failure:
                writer.Write(failure.Cause.GetType().FullName ?? "");
                writer.Write(failure.Cause.Message);
                writer.WriteNested(failure.State, system.Serialization);
                break;
        }
    });

    public override object FromBinary(byte[] bytes, string manifest) => WireWriting.Read<object>(bytes, manifest, reader => manifest switch
    {
        "ID" => new Identify(reader.ReadNested(system.Serialization)),
        "AID" => new ActorIdentity(reader.ReadNested(system.Serialization), ReadSubject(reader)),
        "AR" => reader.ReadActorRef(system.Serialization),
        "PP" => PoisonPill.Instance,
        "K" => Kill.Instance,
        "SS" => new Status.Success(reader.ReadNested(system.Serialization)),
        "SF" => ReadFailure(reader),
        _ => throw new SerializationException($"'{manifest}' is no manifest of the runtime's own messages."),
    });

    private IActorRef? ReadSubject(BinaryReader reader) =>
        reader.ReadString() is { Length: > 0 } path ? system.Serialization.DeserializeActorRef(path) : null;

    // The type of a peer's exception is told, not made: nothing is made by a type name that comes off the wire.
    private Status.Failure ReadFailure(BinaryReader reader)
    {
        var typeName = reader.ReadString();
        var cause = new Remote.RemoteFailureException(reader.ReadString(), typeName);
        return new Status.Failure(cause, reader.ReadNested(system.Serialization));
    }
}
