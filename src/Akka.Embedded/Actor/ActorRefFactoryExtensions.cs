namespace Akka.Actor;

/// <summary>Short cuts for making actors.</summary>
public static class ActorRefFactoryExtensions
{
    /// <summary>Makes an actor by its constructor without arguments.</summary>
    public static IActorRef ActorOf<TActor>(this IActorRefFactory factory, string? name = null)
        where TActor : ActorBase, new() => factory.ActorOf(Props.Create<TActor>(), name);
}
