using System.Runtime.ExceptionServices;
using Akka.Dispatch.SystemMessages;
using Akka.Event;

namespace Akka.Actor.Internal;

/// <content>Failure, restart and end of the actor.</content>
internal partial class ActorCell
{
    /// <summary>Who failed: this actor, or the child whose failure it escalates; null while all is well.</summary>
    private InternalActorRef? _perpetrator;

    internal void HandleInvokeFailure(Exception cause, IEnumerable<InternalActorRef>? childrenNotToSuspend = null)
    {
        if (_perpetrator is not null || Mailbox.IsClosed)
            return;
        try
        {
            Mailbox.Suspend();
            HashSet<InternalActorRef> running = [.. childrenNotToSuspend ?? []];
            if (CurrentMessage is Failed failed)
            {
                _perpetrator = failed.Child;
                running.Add(failed.Child);
            }
            else
            {
                _perpetrator = SelfRef;
            }
            SuspendChildren(running);
            ParentRef.SendSystemMessage(new Failed(SelfRef, cause, SelfRef.Path.Uid));
        }
        catch (Exception exception)
        {
            Publish(new Error(exception, SelfRef.Path.ToString(), ActorType, $"Emergency stop: exception in failure handling for {cause}"));
            StopChildren();
            FinishTerminate();
        }
    }

    private void HandleFailed(Failed failed)
    {
        CurrentMessage = failed;
        Sender = failed.Child;
        if (FindChild(failed.Child) is not { } stats)
        {
            Publish(new Debug(SelfRef.Path.ToString(), ActorType, $"Dropping failure ({failed.Cause.Message}) of {failed.Child}, which is no child."));
            return;
        }
        if (!_actor!.Supervision.HandleFailure(this, failed.Child, failed.Cause, stats, ChildStatistics))
            ExceptionDispatchInfo.Throw(failed.Cause);
        CurrentMessage = null;
    }

    private void FaultRecreate(Exception cause)
    {
        if (_actor is not { } failedActor)
        {
            FaultCreate();
            return;
        }
        if (IsWaitingForChildren || _isTerminating)
        {
            FaultResume(null);
            return;
        }
        var message = CurrentMessage;
        try
        {
            failedActor.RunPreRestart(cause, message);
        }
        catch (Exception exception)
        {
            var failure = new PreRestartException(SelfRef, exception, cause, message);
            Publish(new Error(failure, SelfRef.Path.ToString(), failedActor.GetType(), exception.Message));
        }
        finally
        {
            ClearActor();
        }
        if (!WaitForDyingChildren(new AfterChildren.Recreate(cause)))
            FinishRecreate(cause);
    }

    private void FinishRecreate(Exception cause)
    {
        var survivors = ChildRefs;
        try
        {
            Mailbox.Resume();
            _perpetrator = null;
            var fresh = NewActor();
            _actor = fresh;
            fresh.RunPostRestart(cause);
            foreach (var survivor in survivors)
                survivor.Restart(cause);
        }
        catch (Exception exception)
        {
            ClearActor();
            HandleInvokeFailure(new PostRestartException(SelfRef, exception, cause), survivors);
        }
    }

    private void FaultResume(Exception? causedByFailure)
    {
        if (_actor is null)
        {
            FaultCreate();
            return;
        }
        var perpetrator = _perpetrator;
        Mailbox.Resume();
        if (causedByFailure is not null)
            _perpetrator = null;
        foreach (var child in ChildRefs)
            child.Resume(child.Equals(perpetrator) ? causedByFailure : null);
    }

    private void FaultCreate()
    {
        SetReceiveTimeout(null);
        StopChildren();
        if (!WaitForDyingChildren(AfterChildren.Create.Instance))
            FinishCreate();
    }

    private void FinishCreate()
    {
        Mailbox.Resume();
        _perpetrator = null;
        try
        {
            CreateActor();
        }
        catch (Exception exception)
        {
            HandleInvokeFailure(exception);
        }
    }

    private void TerminateActor()
    {
        if (Mailbox.IsClosed)
            return;
        SetReceiveTimeout(null);
        UnwatchAll();
        var wasTerminating = _isTerminating;
        _isTerminating = true;
        StopChildren();
        if (!WaitForDyingChildren(AfterChildren.Terminate.Instance))
        {
            FinishTerminate();
        }
        else if (!wasTerminating)
        {
            Mailbox.Suspend();
            _perpetrator = SelfRef;
        }
    }

    private void FinishTerminate()
    {
        try
        {
            _actor?.RunPostStop();
        }
        catch (Exception exception)
        {
            Publish(new Error(exception, SelfRef.Path.ToString(), ActorType, exception.Message));
        }
        ClearActor();
        Mailbox.Close();
        Dispatcher.Detach(Mailbox);
        ParentRef.SendSystemMessage(new DeathWatchNotification(SelfRef, ExistenceConfirmed: true, AddressTerminated: false));
        TellWatchersWeDied();
        UnwatchAll();
        _actor = null;
    }
}
