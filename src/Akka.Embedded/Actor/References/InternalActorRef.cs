using Akka.Actor.Internal;
using Akka.Dispatch.SystemMessages;

namespace Akka.Actor;

/// <summary>What the runtime itself asks of a reference. Remote references implement it too.</summary>
internal abstract class InternalActorRef : ActorRefBase
{
    /// <summary>The provider of the system that this reference belongs to.</summary>
    internal abstract ActorRefProvider Provider { get; }

    /// <summary>The reference one level up.</summary>
    internal virtual InternalActorRef Parent => (InternalActorRef)ActorRefs.Nobody;

    /// <summary>Whether the actor runs in this process.</summary>
    internal virtual bool IsLocal => true;

    /// <summary>Whether the actor is known to have ended.</summary>
    internal virtual bool IsTerminated => false;

    /// <summary>Sends what is handled ahead of all messages: death watch, supervision, stop.</summary>
    internal abstract void SendSystemMessage(ISystemMessage message);

    /// <summary>The reference one level down, or Nobody. <paramref name="name"/> may carry <c>#uid</c>.</summary>
    internal virtual InternalActorRef GetChild(string name) => (InternalActorRef)ActorRefs.Nobody;

    internal virtual IReadOnlyCollection<InternalActorRef> Children => [];

    /// <summary>The runtime's view of a reference that a user handed in.</summary>
    internal static InternalActorRef Of(IActorRef reference) => reference switch
    {
        InternalActorRef own => own,
        IActorRefWrapper wrapper => Of(wrapper.Wrapped),
        _ => throw new ArgumentException($"{reference.GetType()} was not made by this runtime; it cannot be watched or stopped."),
    };

    internal void Stop() => SendSystemMessage(new Terminate());

    internal void Suspend() => SendSystemMessage(new Suspend());

    internal void Resume(Exception? causedByFailure) => SendSystemMessage(new Resume(causedByFailure));

    internal void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));
}

/// <summary>Stands for another reference, as a test probe does for its actor.</summary>
internal interface IActorRefWrapper
{
    IActorRef Wrapped { get; }
}
