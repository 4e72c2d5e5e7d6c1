using Akka.Actor;

namespace Akka.Routing;

/// <summary>Something that a router sends to.</summary>
public class Routee
{
    /// <summary>Stands for no routee.</summary>
    public static readonly Routee NoRoutee = new();

    private protected Routee()
    {
    }

    /// <summary>Sends a message.</summary>
    public virtual void Send(object message, IActorRef? sender)
    {
    }
}

/// <summary>An actor as routee.</summary>
public class ActorRefRoutee(IActorRef actor) : Routee, IEquatable<ActorRefRoutee>
{
    /// <summary>The actor.</summary>
    public IActorRef Actor { get; } = actor;

    /// <inheritdoc/>
    public override void Send(object message, IActorRef? sender) => Actor.Tell(message, sender);

    /// <inheritdoc/>
    public bool Equals(ActorRefRoutee? other) => other is not null && Actor.Equals(other.Actor);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorRefRoutee);

    /// <inheritdoc/>
    public override int GetHashCode() => Actor.GetHashCode();
}

/// <summary>Whatever actor is at a path, as routee.</summary>
public class ActorSelectionRoutee(ActorSelection actor) : Routee, IEquatable<ActorSelectionRoutee>
{
    /// <summary>Where the actor is.</summary>
    public ActorSelection Selection { get; } = actor;

    /// <inheritdoc/>
    public override void Send(object message, IActorRef? sender) => Selection.Tell(message, sender);

    /// <inheritdoc/>
    public bool Equals(ActorSelectionRoutee? other) => other is not null && Selection.Equals(other.Selection);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorSelectionRoutee);

    /// <inheritdoc/>
    public override int GetHashCode() => Selection.GetHashCode();
}
