using Akka.Actor;

namespace Akka.Event;

/// <summary>A message whose loss is nothing to speak of.</summary>
public interface IDeadLetterSuppression;

/// <summary>A message that reached nobody who wanted it.</summary>
public abstract class AllDeadLetters : IWrappedMessage
{
    private protected AllDeadLetters(object message, IActorRef sender, IActorRef recipient)
    {
        Message = message;
        Sender = sender;
        Recipient = recipient;
    }

    /// <summary>The message.</summary>
    public object Message { get; }

    /// <summary>Who was to get it.</summary>
    public IActorRef Recipient { get; }

    /// <summary>Who sent it.</summary>
    public IActorRef Sender { get; }

    /// <inheritdoc/>
    public override string ToString() => $"DeadLetter from {Sender} to {Recipient}: <{Message}>";
}

/// <summary>A message to an actor that is not there.</summary>
public sealed class DeadLetter(object message, IActorRef sender, IActorRef recipient) : AllDeadLetters(message, sender, recipient);

/// <summary>A <see cref="DeadLetter"/> that is nothing to speak of.</summary>
public sealed class SuppressedDeadLetter(IDeadLetterSuppression message, IActorRef sender, IActorRef recipient)
    : AllDeadLetters(message, sender, recipient);

/// <summary>A message that was thrown away, with the reason.</summary>
public sealed class Dropped(object message, string reason, IActorRef? sender, IActorRef recipient)
    : AllDeadLetters(message, sender!, recipient)
{
    /// <summary>Without a sender.</summary>
    public Dropped(object message, string reason, IActorRef recipient)
        : this(message, reason, null, recipient)
    {
    }

    /// <summary>Why.</summary>
    public string Reason { get; } = reason;
}

/// <summary>A message that its actor did not handle.</summary>
public sealed class UnhandledMessage(object message, IActorRef sender, IActorRef recipient) : AllDeadLetters(message, sender, recipient);
