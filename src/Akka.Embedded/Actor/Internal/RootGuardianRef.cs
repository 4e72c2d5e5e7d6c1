using Akka.Dispatch.SystemMessages;
using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>The root of the tree: parent of <c>/user</c> and <c>/system</c>. Their end ends the system, in that order.</summary>
internal sealed class RootGuardianRef(ActorRefProvider provider, ActorPath path) : InternalActorRef
{
    public override ActorPath Path => path;

    internal override ActorRefProvider Provider => provider;

    internal override InternalActorRef Parent => this;

    internal LocalActorRef User { get; set; } = null!;

    internal LocalActorRef SystemActors { get; set; } = null!;

    internal override IReadOnlyCollection<InternalActorRef> Children => [User, SystemActors];

    internal override InternalActorRef GetChild(string name) => name switch
    {
        "user" => User,
        "system" => SystemActors,
        _ => (InternalActorRef)ActorRefs.Nobody,
    };

    internal override void TellInternal(object message, IActorRef? sender)
    {
        if (message is Identify identify)
            sender?.Tell(new ActorIdentity(identify.MessageId, this), this);
        else if (message is ActorSelectionMessage selection)
            ActorSelection.Deliver(this, sender, selection);
        else
            provider.DeadLetters.Tell(new DeadLetter(message, sender ?? provider.DeadLetters, this), sender);
    }

    internal override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case DeathWatchNotification { Actor: var actor } when actor.Equals(User):
                provider.System.UserGuardianEnded();
                break;
            case DeathWatchNotification { Actor: var actor } when actor.Equals(SystemActors):
                provider.System.SystemGuardianEnded();
                break;
            case Failed failed:
                provider.System.EventStream.Publish(new Error(failed.Cause, failed.Child.Path.ToString(), GetType(), "guardian failed, shutting down system"));
                provider.System.FinalTerminate();
                break;
            case Watch { Watcher: var watcher }:
                watcher.SendSystemMessage(new DeathWatchNotification(this, ExistenceConfirmed: false, AddressTerminated: false));
                break;
        }
    }
}
