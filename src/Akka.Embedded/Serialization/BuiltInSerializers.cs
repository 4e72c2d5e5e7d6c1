using Akka.Actor;
using Akka.Dispatch.SystemMessages;

namespace Akka.Serialization;

/// <summary>What can be sent without any configuration.</summary>
internal static class BuiltInSerializers
{
    public static void AddTo(Serialization serialization)
    {
        Add("bytes", new ByteArraySerializer(serialization.System), typeof(byte[]));
        Add("primitive", new PrimitiveSerializer(serialization.System), typeof(string), typeof(int), typeof(long));
        Add("akka-misc", new MiscMessageSerializer(serialization.System),
            typeof(Identify), typeof(ActorIdentity), typeof(IActorRef), typeof(PoisonPill), typeof(Kill), typeof(Status.Success), typeof(Status.Failure));
        Add("akka-system-msg", new SystemMessageSerializer(serialization.System), typeof(ISystemMessage));

        void Add(string name, Serializer serializer, params ReadOnlySpan<Type> types)
        {
            serialization.AddSerializer(name, serializer);
            foreach (var type in types)
                serialization.AddSerializationMap(type, serializer);
        }
    }
}
