using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Base of all actors: one message at a time, state that nobody else touches.</summary>
public abstract class ActorBase
{
    private IActorRef? _clearedSelf;

    /// <summary>Only the runtime makes actors.</summary>
    /// <exception cref="ActorInitializationException">An actor was made by <c>new</c> outside of Props.</exception>
    protected ActorBase()
    {
        if (ActorCell.Current is not { } cell)
        {
            throw new ActorInitializationException(
                $"{GetType()} was made by 'new' outside of an actor; use Props.Create and ActorOf of a context or system.");
        }
        Cell = cell;
    }

    internal ActorCell Cell { get; }

    /// <summary>Who sent the current message; dead letters if nobody.</summary>
    protected IActorRef Sender => Context.Sender;

    /// <summary>This actor.</summary>
    protected IActorRef Self => _clearedSelf ?? Context.Self;

    /// <summary>What the running actor can see and do.</summary>
    /// <exception cref="NotSupportedException">No actor runs on this thread, as after an await outside of ReceiveAsync.</exception>
    protected static IActorContext Context => ActorCell.Current
        ?? throw new NotSupportedException("No actor runs on this thread; an await outside of ReceiveAsync has probably left it. Keep Self and Sender in variables, or use PipeTo.");

    /// <summary>A behaviour that knows no message.</summary>
    protected static Receive EmptyReceive => _ => false;

    internal SupervisorStrategy Supervision => field ??= Cell.Props.SupervisorStrategy ?? SupervisorStrategy();

    internal virtual Receive InitialBehavior => Receive;

    /// <summary>Handles a message; false if it is not one that the actor knows.</summary>
    protected abstract bool Receive(object message);

    /// <summary>Called around every message.</summary>
    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        if (receive(message))
            return true;
        Unhandled(message);
        return false;
    }

    /// <summary>Publishes <see cref="UnhandledMessage"/>; an unhandled <see cref="Terminated"/> is a failure.</summary>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
            throw new DeathPactException(terminated.ActorRef);
        Context.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    /// <summary>What is done when a child fails; asked once per instance.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.DefaultStrategy;

    /// <summary>Called before the first message of the first instance.</summary>
    protected virtual void PreStart()
    {
    }

    /// <summary>Called after the last message.</summary>
    protected virtual void PostStop()
    {
    }

    /// <summary>Called on the failed instance; stops the children and calls <see cref="PostStop"/>.</summary>
    /// <param name="reason">Why the actor is restarted.</param>
    /// <param name="message">The message at which it failed; null if there was none.</param>
    protected virtual void PreRestart(Exception reason, object message)
    {
        foreach (var child in Context.GetChildren())
        {
            Context.Unwatch(child);
            Context.Stop(child);
        }
        PostStop();
    }

    /// <summary>Called on the new instance; calls <see cref="PreStart"/>.</summary>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>Replaces the current behaviour.</summary>
    protected void Become(Receive receive) => Context.Become(receive);

    /// <summary>Puts a behaviour on top of the current one.</summary>
    protected void BecomeStacked(Receive receive) => Context.BecomeStacked(receive);

    /// <summary>Returns to the behaviour below.</summary>
    protected void UnbecomeStacked() => Context.UnbecomeStacked();

    /// <summary>Has <see cref="ReceiveTimeout"/> sent after a time without messages; null turns it off.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => Context.SetReceiveTimeout(timeout);

    internal void RunPreStart() => PreStart();

    internal void RunPostStop()
    {
        CancelTimers();
        PostStop();
    }

    internal void RunPreRestart(Exception cause, object? message)
    {
        CancelTimers();
        PreRestart(cause, message!);
    }

    internal void RunPostRestart(Exception cause) => PostRestart(cause);

    internal void Clear(IActorRef self) => _clearedSelf = self;

    private void CancelTimers()
    {
        if (this is IWithTimers { Timers: { } timers })
            timers.CancelAll();
    }
}
