namespace Akka.Actor;

/// <summary>A message that the runtime handles before the actor sees it.</summary>
public interface IAutoReceivedMessage;

/// <summary>A message that may end or disturb an actor; remoting can be told to refuse it.</summary>
public interface IPossiblyHarmful;

/// <summary>A message that does not postpone <see cref="ReceiveTimeout"/>.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>A message that never leaves its process.</summary>
public interface INoSerializationVerificationNeeded;

/// <summary>A message that carries another.</summary>
public interface IWrappedMessage
{
    /// <summary>The message inside.</summary>
    object Message { get; }
}

/// <summary>Stops the actor when it comes to this message.</summary>
public sealed class PoisonPill : IAutoReceivedMessage, IPossiblyHarmful, Event.IDeadLetterSuppression
{
    private PoisonPill()
    {
    }

    /// <summary>The only instance.</summary>
    public static PoisonPill Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<PoisonPill>";
}

/// <summary>Makes the actor fail with <see cref="ActorKilledException"/>.</summary>
public sealed class Kill : IAutoReceivedMessage
{
    private Kill()
    {
    }

    /// <summary>The only instance.</summary>
    public static Kill Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<Kill>";
}

/// <summary>Asks an actor, or whatever a selection leads to, for its reference; answered by <see cref="ActorIdentity"/>.</summary>
public sealed class Identify(object? messageId) : IAutoReceivedMessage, INotInfluenceReceiveTimeout
{
    /// <summary>Comes back with the answer.</summary>
    public object? MessageId { get; } = messageId;

    /// <inheritdoc/>
    public override string ToString() => $"<Identify>: {MessageId}";
}

/// <summary>The answer to <see cref="Identify"/>.</summary>
public sealed class ActorIdentity(object? messageId, IActorRef? subject)
{
    /// <summary>The id of the question.</summary>
    public object MessageId { get; } = messageId!;

    /// <summary>The actor, or null if there is none.</summary>
    public IActorRef Subject { get; } = subject!;

    /// <inheritdoc/>
    public override string ToString() => $"<ActorIdentity>: {Subject} - MessageID: {MessageId}";
}

/// <summary>Tells a watcher that an actor has ended.</summary>
public sealed class Terminated(IActorRef actorRef, bool existenceConfirmed, bool addressTerminated)
    : IAutoReceivedMessage, IPossiblyHarmful, Event.IDeadLetterSuppression, INoSerializationVerificationNeeded
{
    /// <summary>The actor that ended.</summary>
    public IActorRef ActorRef { get; } = actorRef;

    /// <summary>Whether the actor was known to exist.</summary>
    public bool ExistenceConfirmed { get; } = existenceConfirmed;

    /// <summary>Whether its whole node was lost.</summary>
    public bool AddressTerminated { get; } = addressTerminated;

    /// <inheritdoc/>
    public override string ToString() => $"<Terminated>: {ActorRef} - ExistenceConfirmed={ExistenceConfirmed}";
}

/// <summary>Comes when an actor got no message for the time that it set.</summary>
public class ReceiveTimeout : IPossiblyHarmful
{
    private ReceiveTimeout()
    {
    }

    /// <summary>The only instance.</summary>
    public static ReceiveTimeout Instance { get; } = new();
}
