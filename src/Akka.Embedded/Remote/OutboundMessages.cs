using Akka.Actor;
using Akka.Dispatch.SystemMessages;
using Akka.Event;
using Akka.Remote.Transport;

namespace Akka.Remote;

/// <summary>Turns messages into bytes on the sender's thread and queues them. A message that cannot be sent is logged; its sender is not disturbed.</summary>
internal sealed class OutboundMessages(Remoting remoting)
{
    public void Send(object message, IActorRef? sender, RemoteActorRef recipient)
    {
        // Spares the work for what would only become a dead letter.
        if (recipient.Association.IsGated)
        {
            remoting.Undelivered(message, sender, recipient);
            return;
        }

        try
        {
            if (Encode(message, sender, recipient) is { } outbound)
                recipient.Association.Send(outbound);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A serializer is the user's own code and may throw anything.
            remoting.Log.Error(failure, $"A message of type {TypeOf(message)} to {recipient} cannot be serialized and is not sent: {failure.Message}");
        }
    }

    private OutboundMessage? Encode(object message, IActorRef? sender, RemoteActorRef recipient)
    {
        var (content, selection) = message is ActorSelectionMessage selected ? (selected.Message, SelectionText.Write(selected)) : (message, "");
        var serializer = remoting.System.Serialization.FindSerializerFor(content);
        var payload = serializer.ToBinary(content);
        var head = new MessageHead(
            recipient.WirePath,
            sender.IsNobody() ? "" : Akka.Serialization.Serialization.SerializedActorPath(sender),
            serializer.Identifier,
            Akka.Serialization.Serialization.ManifestFor(serializer, content),
            selection).Encode();

        var bytes = (long)head.Length + payload.Length;
        if (bytes <= remoting.Settings.MaximumFrameBytes)
            return new OutboundMessage(head, payload, recipient.Lane + selection, IsUrgent(message), message, sender, recipient);
        var reason = new OversizedPayloadException(
            $"Discarding oversized payload sent to {recipient}: max allowed size {remoting.Settings.MaximumFrameBytes} bytes (akka.remote.dot-netty.tcp.maximum-frame-size), actual size of encoded {TypeOf(message)} was {bytes} bytes.");
        remoting.Log.Error(reason, $"Transient association error (association remains live): {reason.Message}");
        return null;
    }

    // The end of an actor must not overtake what that actor sent before.
    private static bool IsUrgent(object message) => message is ISystemMessage and not DeathWatchNotification;

    private static Type TypeOf(object message) => message is IWrappedMessage wrapped ? wrapped.Message.GetType() : message.GetType();
}
