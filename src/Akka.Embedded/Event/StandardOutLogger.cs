using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SystemMessages;

namespace Akka.Event;

/// <summary>Prints log events while no logger runs: during start and shutdown.</summary>
internal sealed class StandardOutLogger : InternalActorRef
{
    internal static readonly StandardOutLogger Instance = new();

    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "all-systems")) / "StandardOutLogger";

    internal override ActorRefProvider Provider => throw new NotSupportedException("The logger to standard output belongs to no system.");

    internal override void TellInternal(object message, IActorRef? sender) => Console.WriteLine(message);

    internal override void SendSystemMessage(ISystemMessage message)
    {
    }
}

/// <summary>The logger of a system that configures none: prints to standard output.</summary>
public class DefaultLogger : ActorBase
{
    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized(), Self);
                return true;
            case LogEvent logEvent:
                Print(logEvent);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Prints an event.</summary>
    protected virtual void Print(LogEvent logEvent) => Console.WriteLine(logEvent);
}
