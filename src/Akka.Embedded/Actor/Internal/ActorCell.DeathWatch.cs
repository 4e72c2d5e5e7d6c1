using Akka.Dispatch.SystemMessages;

namespace Akka.Actor.Internal;

/// <content>Death watch: whom this actor watches, and who watches it.</content>
internal partial class ActorCell
{
    private readonly Dictionary<InternalActorRef, object?> _watching = [];
    private readonly HashSet<InternalActorRef> _watchedBy = [];

    /// <summary>Ended actors whose notification lies in the mailbox, with the message asked for.</summary>
    private readonly Dictionary<IActorRef, object?> _terminatedQueued = [];

    public IActorRef Watch(IActorRef subject) => StartWatch(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return StartWatch(subject, message);
    }

    public IActorRef Unwatch(IActorRef subject)
    {
        var watchee = InternalActorRef.Of(subject);
        if (_watching.Remove(watchee))
            watchee.SendSystemMessage(new Unwatch(watchee, SelfRef));
        _terminatedQueued.Remove(subject);
        return subject;
    }

    private IActorRef StartWatch(IActorRef subject, object? message)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var watchee = InternalActorRef.Of(subject);
        if (watchee.Equals(SelfRef))
            return subject;
        if (_watching.TryGetValue(watchee, out var earlier))
        {
            if (!Equals(earlier, message))
                throw new InvalidOperationException($"{SelfRef} already watches {subject} with {earlier ?? "Terminated"}; unwatch it before watching it with another message.");
            return subject;
        }
        _watching[watchee] = message;
        watchee.SendSystemMessage(new Watch(watchee, SelfRef));
        return subject;
    }

    private void WatchedActorTerminated(DeathWatchNotification notification)
    {
        if (_watching.Remove(notification.Actor, out var message) && !_isTerminating)
        {
            _terminatedQueued[notification.Actor] = message;
            SelfRef.Tell(new Terminated(notification.Actor, notification.ExistenceConfirmed, notification.AddressTerminated), notification.Actor);
        }
        if (FindChild(notification.Actor) is { } stats)
            HandleChildTerminated(stats);
    }

    private void ReceivedTerminated(Terminated terminated)
    {
        if (!_terminatedQueued.Remove(terminated.ActorRef, out var message))
            return;
        CurrentMessage = message ?? terminated;
        ReceiveMessage(CurrentMessage);
    }

    private void AddWatcher(Watch watch)
    {
        if (watch.Watchee.Equals(SelfRef) && !watch.Watcher.Equals(SelfRef))
            _watchedBy.Add(watch.Watcher);
    }

    private void RemoveWatcher(Unwatch unwatch)
    {
        if (unwatch.Watchee.Equals(SelfRef))
            _watchedBy.Remove(unwatch.Watcher);
    }

    private void TellWatchersWeDied()
    {
        // The parent has been told already. Other nodes first: their notifications travel longer.
        foreach (var watcher in _watchedBy.Where(watcher => !watcher.Equals(ParentRef)).OrderBy(watcher => watcher.IsLocal))
            watcher.SendSystemMessage(new DeathWatchNotification(SelfRef, ExistenceConfirmed: true, AddressTerminated: false));
        _watchedBy.Clear();
    }

    private void UnwatchAll()
    {
        foreach (var watchee in _watching.Keys)
            watchee.SendSystemMessage(new Unwatch(watchee, SelfRef));
        _watching.Clear();
        _terminatedQueued.Clear();
    }
}
