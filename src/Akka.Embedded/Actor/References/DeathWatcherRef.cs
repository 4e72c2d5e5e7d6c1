using Akka.Actor.Internal;
using Akka.Dispatch.SystemMessages;

namespace Akka.Actor;

/// <summary>Watches one actor from outside of any actor.</summary>
internal sealed class DeathWatcherRef : InternalActorRef
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal DeathWatcherRef(ActorRefProvider provider)
    {
        Provider = provider;
        Path = provider.NextTempPath();
        provider.RegisterTemporary(this);
    }

    public override ActorPath Path { get; }

    internal override ActorRefProvider Provider { get; }

    internal Task Ended => _ended.Task;

    internal override void TellInternal(object message, IActorRef? sender) => Provider.DeadLetters.Tell(message, sender);

    internal override void SendSystemMessage(ISystemMessage message)
    {
        if (message is DeathWatchNotification)
            _ended.TrySetResult();
    }
}
