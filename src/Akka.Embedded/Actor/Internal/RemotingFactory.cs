namespace Akka.Actor.Internal;

/// <summary>Makes the remoting of a system with <c>akka.actor.provider = remote</c>.</summary>
internal static class RemotingFactory
{
    internal static IRemoting Create(ActorSystemImpl system) => new Remote.Remoting(system);
}
