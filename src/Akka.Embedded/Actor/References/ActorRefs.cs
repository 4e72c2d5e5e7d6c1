namespace Akka.Actor;

/// <summary>References that stand for no actor.</summary>
public static class ActorRefs
{
    /// <summary>The sender of a message that has none.</summary>
    public static readonly IActorRef NoSender = null!;

    /// <summary>What a lookup answers when there is no such actor.</summary>
    public static readonly IActorRef Nobody = new NobodyRef();
}

/// <summary>Questions and short cuts on references.</summary>
public static class ActorRefExtensions
{
    /// <summary>Whether the reference is null or stands for no actor.</summary>
    public static bool IsNobody(this IActorRef? actorRef) => actorRef is null or NobodyRef;

    /// <summary>The reference, or <paramref name="elseValue"/> if there is none.</summary>
    public static IActorRef GetOrElse(this IActorRef? actorRef, Func<IActorRef> elseValue) =>
        actorRef.IsNobody() ? elseValue() : actorRef!;
}
