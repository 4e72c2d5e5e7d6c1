namespace Akka.Actor;

/// <summary>A handle to one incarnation of an actor, here or on another node.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>
{
    /// <summary>The actor's path.</summary>
    ActorPath Path { get; }
}
