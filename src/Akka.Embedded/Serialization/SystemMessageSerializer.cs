using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Dispatch.SystemMessages;

namespace Akka.Serialization;

/// <summary>Death watch and stop, from node to node.</summary>
internal sealed class SystemMessageSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 22;

    public override string Manifest(object o) => o switch
    {
        Watch => "W",
        Unwatch => "UW",
        DeathWatchNotification => "DWN",
        Terminate => "T",
        _ => throw new ArgumentException($"{o.GetType().Name} is not sent to other nodes.", nameof(o)),
    };

    public override byte[] ToBinary(object obj) => WireWriting.Write(writer =>
    {
        switch (obj)
        {
            case Watch watch:
                WritePair(writer, watch.Watchee, watch.Watcher);
                break;
            case Unwatch unwatch:
                WritePair(writer, unwatch.Watchee, unwatch.Watcher);
                break;
            case DeathWatchNotification notification:
                writer.Write(Serialization.SerializedActorPath(notification.Actor));
                writer.Write(notification.ExistenceConfirmed);
                writer.Write(notification.AddressTerminated);
                break;
        }
    });

    public override object FromBinary(byte[] bytes, string manifest) => WireWriting.Read<object>(bytes, manifest, reader => manifest switch
    {
        "W" => new Watch(ReadReference(reader), ReadReference(reader)),
        "UW" => new Unwatch(ReadReference(reader), ReadReference(reader)),
        "DWN" => new DeathWatchNotification(ReadReference(reader), reader.ReadBoolean(), reader.ReadBoolean()),
        "T" => new Terminate(),
        _ => throw new SerializationException($"'{manifest}' is no manifest of a system message."),
    });

    private static void WritePair(BinaryWriter writer, InternalActorRef watchee, InternalActorRef watcher)
    {
        writer.Write(Serialization.SerializedActorPath(watchee));
        writer.Write(Serialization.SerializedActorPath(watcher));
    }

    private InternalActorRef ReadReference(BinaryReader reader) =>
        reader.ReadActorRef(system.Serialization) as InternalActorRef
        ?? throw new SerializationException("A system message names something that is no actor.");
}
