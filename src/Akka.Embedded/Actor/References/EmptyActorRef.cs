using Akka.Actor.Internal;
using Akka.Dispatch.SystemMessages;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Stands for an actor that is not there: what is sent to it becomes a dead letter, a watch is answered at once.</summary>
internal class EmptyActorRef(ActorRefProvider provider, ActorPath path, EventStream eventStream) : InternalActorRef
{
    /// <inheritdoc/>
    public override ActorPath Path => path;

    internal override ActorRefProvider Provider => provider;

    internal override bool IsTerminated => true;

    internal override void TellInternal(object message, IActorRef? sender)
    {
        var (content, isSelection) = message is ActorSelectionMessage selection ? (selection.Message, true) : (message, false);
        switch (content)
        {
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, null), null);
                break;
            case DeadLetter letter when !isSelection:
                Undeliverable(letter.Message, letter.Sender, letter.Recipient);
                break;
            default:
                Undeliverable(content, sender, this);
                break;
        }
    }

    internal override void SendSystemMessage(ISystemMessage message)
    {
        if (message is Watch watch && IsMeant(watch))
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, ExistenceConfirmed: false, AddressTerminated: false));
    }

    protected virtual bool IsMeant(Watch watch) => watch.Watchee.Equals(this) && !watch.Watcher.Equals(this);

    private void Undeliverable(object message, IActorRef? sender, IActorRef recipient)
    {
        var from = sender.IsNobody() ? provider.DeadLetters : sender!;
        eventStream.Publish(message is IDeadLetterSuppression suppressed
            ? new SuppressedDeadLetter(suppressed, from, recipient)
            : new DeadLetter(message, from, recipient));
    }
}

/// <summary>Where everything goes that cannot be delivered; also answers watches on actors that have ended.</summary>
internal sealed class DeadLetterActorRef(ActorRefProvider provider, ActorPath path, EventStream eventStream)
    : EmptyActorRef(provider, path, eventStream)
{
    internal override bool IsTerminated => false;

    protected override bool IsMeant(Watch watch) => !watch.Watchee.Equals(this) && !watch.Watcher.Equals(this);
}
