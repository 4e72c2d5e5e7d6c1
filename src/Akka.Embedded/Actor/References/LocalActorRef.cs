using Akka.Actor.Internal;
using Akka.Dispatch.SystemMessages;

namespace Akka.Actor;

/// <summary>An actor in this process.</summary>
internal sealed class LocalActorRef : InternalActorRef
{
    internal LocalActorRef(ActorPath path, Func<LocalActorRef, ActorCell> cell)
    {
        Path = path;
        Cell = cell(this);
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    internal ActorCell Cell { get; }

    internal override ActorRefProvider Provider => Cell.SystemImpl.ProviderImpl;

    internal override InternalActorRef Parent => Cell.ParentRef;

    internal override bool IsTerminated => Cell.Mailbox.IsClosed;

    internal override IReadOnlyCollection<InternalActorRef> Children => Cell.ChildRefs;

    internal override InternalActorRef GetChild(string name) => Cell.FindChild(name);

    internal override void TellInternal(object message, IActorRef? sender) => Cell.SendMessage(new Envelope(message, sender));

    internal override void SendSystemMessage(ISystemMessage message) => Cell.SendSystemMessage(message);
}
