using Akka.Actor.Internal;
using Akka.Dispatch.SystemMessages;

namespace Akka.Actor;

/// <summary>Swallows everything: there is no such actor.</summary>
internal sealed class NobodyRef : InternalActorRef
{
    /// <inheritdoc/>
    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "all-systems")) / "Nobody";

    internal override ActorRefProvider Provider =>
        throw new NotSupportedException("ActorRefs.Nobody stands for no actor and belongs to no system.");

    internal override void TellInternal(object message, IActorRef? sender)
    {
    }

    internal override void SendSystemMessage(ISystemMessage message)
    {
    }
}
