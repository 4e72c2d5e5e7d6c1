using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>What an actor does when a child fails.</summary>
public abstract class SupervisorStrategy
{
    /// <summary>Stops a child that could not be made, was killed or did not handle a death; restarts it otherwise.</summary>
    public static readonly IDecider DefaultDecider = Akka.Actor.Decider.From(
        Directive.Restart,
        Directive.Stop.When<ActorInitializationException>(),
        Directive.Stop.When<ActorKilledException>(),
        Directive.Stop.When<DeathPactException>());

    /// <summary><see cref="DefaultDecider"/>, each child on its own, without a limit.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>Stops every child that fails.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(_ => Directive.Stop);

    private protected SupervisorStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled)
    {
        MaxNumberOfRetries = maxNrOfRetries;
        WithinTimeRangeMilliseconds = withinTimeMilliseconds;
        Decider = decider;
        LoggingEnabled = loggingEnabled;
    }

    /// <summary>Restarts allowed; below 0 any number, 0 none.</summary>
    public int MaxNumberOfRetries { get; }

    /// <summary>The time within which restarts are counted, ms; below 1 forever.</summary>
    public int WithinTimeRangeMilliseconds { get; }

    /// <summary>Chooses the directive.</summary>
    public IDecider Decider { get; }

    /// <summary>Whether failures are logged.</summary>
    protected bool LoggingEnabled { get; set; }

    /// <summary>Deals with a failure; false if it is to be escalated.</summary>
    internal bool HandleFailure(IActorContext context, InternalActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
    {
        var directive = Decider.Decide(cause);
        LogFailure(context, child, cause, directive);
        switch (directive)
        {
            case Directive.Resume:
                child.Resume(cause);
                return true;
            case Directive.Restart:
                ProcessFailure(context, true, stats, children, cause);
                return true;
            case Directive.Stop:
                ProcessFailure(context, false, stats, children, cause);
                return true;
            default:
                return false;
        }
    }

    private protected abstract void ProcessFailure(
        IActorContext context, bool restart, ChildRestartStats failed, IReadOnlyCollection<ChildRestartStats> children, Exception cause);

    private protected bool MayRestart(ChildRestartStats stats) => stats.RequestRestartPermission(MaxNumberOfRetries, WithinTimeRangeMilliseconds);

    private void LogFailure(IActorContext context, InternalActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled || directive == Directive.Escalate)
            return;
        var text = cause is ActorInitializationException { InnerException: { } inner } ? inner.Message : cause.Message;
        context.System.EventStream.Publish(directive == Directive.Resume
            ? new Warning(cause, child.Path.ToString(), GetType(), text)
            : new Error(cause, child.Path.ToString(), GetType(), text));
    }
}
