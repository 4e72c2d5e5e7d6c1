using Akka.Dispatch.SystemMessages;
using Akka.Event;

namespace Akka.Actor.Internal;

/// <content>How messages and system messages are handled.</content>
internal partial class ActorCell
{
    /// <summary>Counts the messages, so that one can be told from the next.</summary>
    internal long MessageNumber { get; private set; }

    internal void Invoke(in Envelope envelope)
    {
        var influencesReceiveTimeout = envelope.Message is not INotInfluenceReceiveTimeout;
        try
        {
            var message = envelope.Message;
            CurrentMessage = message;
            MessageNumber++;
            Sender = envelope.Sender ?? SystemImpl.DeadLetters;
            if (message is TimerTick tick)
            {
                if (!TryTakeTick(tick, out message))
                    return;
                CurrentMessage = message;
            }
            if (influencesReceiveTimeout)
                CancelReceiveTimeout();
            if (message is IAutoReceivedMessage)
                AutoReceive(message);
            else
                ReceiveMessage(message);
            if (!Mailbox.IsSuspended)
                CurrentMessage = null;
        }
        catch (Exception exception)
        {
            HandleInvokeFailure(exception);
        }
        finally
        {
            if (influencesReceiveTimeout)
                ArmReceiveTimeout();
        }
    }

    internal void InvokeSystem(ISystemMessage message)
    {
        var levelBefore = HoldLevel();
        if (IsHeldAt(levelBefore, message))
        {
            Mailbox.Hold(message);
            return;
        }
        try
        {
            Handle(message);
        }
        catch (Exception exception)
        {
            HandleInvokeFailure(exception);
        }
        if (HoldLevel() < levelBefore)
            Mailbox.ReleaseHeld();
    }

    /// <summary>An asynchronous handler has ended well.</summary>
    internal void HandlerCompleted()
    {
        CurrentMessage = null;
        ArmReceiveTimeout();
    }

    private static bool IsHeldAt(int level, ISystemMessage message) => level switch
    {
        2 => message is Recreate or Suspend or Resume or Failed,
        1 => message is Failed,
        _ => false,
    };

    /// <summary>2 while children are waited for, 1 while suspended, 0 otherwise.</summary>
    private int HoldLevel() => IsWaitingForChildren ? 2 : Mailbox.IsSuspended ? 1 : 0;

    private void Handle(ISystemMessage message)
    {
        switch (message)
        {
            case RunContinuation continuation:
                continuation.Continuation();
                break;
            case Failed failed:
                HandleFailed(failed);
                break;
            case DeathWatchNotification notification:
                WatchedActorTerminated(notification);
                break;
            case Create:
                CreateActor();
                break;
            case Watch watch:
                AddWatcher(watch);
                break;
            case Unwatch unwatch:
                RemoveWatcher(unwatch);
                break;
            case Recreate recreate:
                FaultRecreate(recreate.Cause);
                break;
            case Suspend:
                Mailbox.Suspend();
                SuspendChildren(except: null);
                break;
            case Resume resume:
                FaultResume(resume.CausedByFailure);
                break;
            case Terminate:
                TerminateActor();
                break;
            default:
                throw new NotSupportedException($"System message {message.GetType().Name} is not known to {SelfRef}.");
        }
    }

    private void AutoReceive(object message)
    {
        switch (message)
        {
            case Terminated terminated:
                ReceivedTerminated(terminated);
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case PoisonPill:
                SelfRef.Stop();
                break;
            case ActorSelectionMessage selection:
                Akka.Actor.ActorSelection.Deliver(SelfRef, Sender, selection);
                break;
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, SelfRef), SelfRef);
                break;
            default:
                throw new NotSupportedException($"{message.GetType()} is marked as handled by the runtime, which does not know it.");
        }
    }

    private void ReceiveMessage(object message) => _actor!.AroundReceive(_behaviors.Peek(), message);

    private bool TryTakeTick(TimerTick tick, out object message)
    {
        message = tick;
        return _actor is IWithTimers { Timers: TimerScheduler timers } && timers.TryTake(tick, out message);
    }

    private void CreateActor()
    {
        try
        {
            var actor = NewActor();
            _actor = actor;
            actor.RunPreStart();
            ArmReceiveTimeout();
        }
        catch (Exception exception)
        {
            ClearActor();
            _actor = null;
            throw new ActorInitializationException(SelfRef, "Exception during creation", exception);
        }
    }

    private void Publish(LogEvent logEvent) => SystemImpl.EventStream.Publish(logEvent);

    private Type ActorType => _actor?.GetType() ?? Props.Type;
}
