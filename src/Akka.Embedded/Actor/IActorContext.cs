using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Handles a message; false if it is not one that it knows.</summary>
public delegate bool Receive(object message);

/// <summary>Handles any message.</summary>
public delegate void UntypedReceive(object message);

/// <summary>Something that actors can be made under.</summary>
public interface IActorRefFactory
{
    /// <summary>Makes an actor; it starts on its own.</summary>
    /// <exception cref="InvalidActorNameException">The name is malformed or taken.</exception>
    IActorRef ActorOf(Props props, string? name = null);

    /// <summary>Whatever actor is at a path, at the time of sending.</summary>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>Whatever actor is at a path: absolute (<c>/user/a</c>), relative (<c>../b</c>) or full (<c>akka.tcp://…</c>).</summary>
    ActorSelection ActorSelection(string actorPath);
}

/// <summary>Something that can be told of the end of an actor.</summary>
public interface ICanWatch
{
    /// <summary>Has <see cref="Terminated"/> sent when the actor ends, or at once if it has.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>As <see cref="Watch"/>, with a message of one's own.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Takes a watch back, including a notification that is already queued.</summary>
    IActorRef Unwatch(IActorRef subject);
}

/// <summary>What an actor can see and do; only valid on the thread that runs the actor.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>This actor.</summary>
    IActorRef Self { get; }

    /// <summary>What this actor was made from.</summary>
    Props Props { get; }

    /// <summary>What runs this actor.</summary>
    MessageDispatcher Dispatcher { get; }

    /// <summary>Who sent the current message; dead letters if nobody.</summary>
    IActorRef Sender { get; }

    /// <summary>The system.</summary>
    ActorSystem System { get; }

    /// <summary>The actor that made this one.</summary>
    IActorRef Parent { get; }

    /// <summary>The time without a message after which <see cref="Akka.Actor.ReceiveTimeout"/> comes.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Replaces the current behaviour.</summary>
    void Become(Receive receive);

    /// <summary>Puts a behaviour on top of the current one.</summary>
    void BecomeStacked(Receive receive);

    /// <summary>Returns to the behaviour below.</summary>
    void UnbecomeStacked();

    /// <summary>The child of that name, or Nobody.</summary>
    IActorRef Child(string name);

    /// <summary>All children.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Sets <see cref="ReceiveTimeout"/>; null turns it off.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Stops a child or this actor, after its current message.</summary>
    void Stop(IActorRef child);
}

/// <summary>As <see cref="IActorContext"/>, for behaviours that take any message.</summary>
public interface IUntypedActorContext : IActorContext
{
    /// <summary>Replaces the current behaviour.</summary>
    void Become(UntypedReceive receive);

    /// <summary>Puts a behaviour on top of the current one.</summary>
    void BecomeStacked(UntypedReceive receive);
}
