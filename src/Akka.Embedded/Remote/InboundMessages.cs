using Akka.Actor;
using Akka.Dispatch.SystemMessages;
using Akka.Event;
using Akka.Remote.Transport;

namespace Akka.Remote;

/// <summary>Reads messages from other nodes and passes them to the actors here. A message that cannot be read is logged; the connection lives on.</summary>
internal sealed class InboundMessages(Remoting remoting)
{
    public void Deliver(Address peer, MessageHead head, byte[] payload)
    {
        try
        {
            var recipient = remoting.System.Provider.ResolveActorRef(head.Recipient) as InternalActorRef;
            var message = remoting.System.Serialization.Deserialize(payload, head.SerializerId, head.Manifest);
            if (recipient is not { IsLocal: true })
            {
                remoting.Log.Error(
                    $"Dropping message [{message.GetType()}] for non-local recipient [{head.Recipient}] arriving from {peer}; this node is [{remoting.DefaultAddress}].");
                return;
            }

            if (remoting.Settings.UntrustedMode && UntrustedMode.RefusalOf(message, head.Selection, recipient, remoting.Settings) is { } refusal)
                remoting.Log.Debug(refusal);
            else if (message is ISystemMessage systemMessage)
                DeliverSystemMessage(systemMessage, recipient);
            else
                DeliverOrdinary(message, recipient, head);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A serializer is the user's own code and may throw anything.
            remoting.Log.Error(failure,
                $"A message from {peer} to {head.Recipient} with serializer {head.SerializerId} and manifest '{head.Manifest}' cannot be read and is dropped: {failure.Message}");
        }
    }

    private void DeliverOrdinary(object message, InternalActorRef recipient, MessageHead head)
    {
        var sender = head.Sender.Length == 0 ? ActorRefs.NoSender : remoting.System.Provider.ResolveActorRef(head.Sender);
        if (head.Selection.Length > 0)
            message = SelectionText.Read(head.Selection, message);
        recipient.Tell(message, sender);
    }

    // A peer speaks for its own actors only: the end of one of ours is not its to tell.
    private void DeliverSystemMessage(ISystemMessage message, InternalActorRef recipient)
    {
        switch (message)
        {
            case Watch { Watchee.IsLocal: true, Watcher.IsLocal: false } watch:
                watch.Watchee.SendSystemMessage(watch);
                break;
            case Unwatch { Watchee.IsLocal: true, Watcher.IsLocal: false } unwatch:
                unwatch.Watchee.SendSystemMessage(unwatch);
                break;
            case DeathWatchNotification { Actor.IsLocal: false } notification:
                remoting.Watcher.Ended(notification, recipient);
                break;
            case Terminate:
                recipient.SendSystemMessage(message);
                break;
            default:
                remoting.Log.Error($"Dropping the system message [{message}] for [{recipient}]: it speaks of an actor that is not its sender's.");
                break;
        }
    }
}
