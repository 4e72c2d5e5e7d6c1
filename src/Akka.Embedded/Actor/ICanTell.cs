namespace Akka.Actor;

/// <summary>Something a message can be sent to.</summary>
public interface ICanTell
{
    /// <summary>Sends a message, without waiting.</summary>
    void Tell(object message, IActorRef? sender);
}
