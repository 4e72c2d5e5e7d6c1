namespace Akka.Actor.Internal;

/// <summary>Makes selections from paths.</summary>
internal static class ActorSelections
{
    internal static ActorSelection From(ActorPath path, ActorSystemImpl system) =>
        new(system.ProviderImpl.RootAt(path.Address), path.Elements);

    /// <summary>From <c>/user/a</c>, <c>akka.tcp://…</c>, or a way relative to an actor.</summary>
    internal static ActorSelection From(string path, ActorSystemImpl system, InternalActorRef relativeTo)
    {
        if (string.IsNullOrEmpty(path))
            return new ActorSelection(system.DeadLetters, "");
        if (path[0] == '/')
            return new ActorSelection(system.ProviderImpl.Root, path);
        return ActorPath.TryParse(path, out var full) ? From(full, system) : new ActorSelection(relativeTo, path);
    }
}
