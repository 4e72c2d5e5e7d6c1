using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A message that a test actor got, with its sender.</summary>
public sealed class MessageEnvelope(object message, IActorRef sender)
{
    /// <summary>The message.</summary>
    public object Message { get; } = message;

    /// <summary>The sender.</summary>
    public IActorRef Sender { get; } = sender;
}
