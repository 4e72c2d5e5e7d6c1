namespace Akka.Actor.Internal;

/// <summary>A timer's message on its way to the actor, which may have cancelled or replaced the timer by then.</summary>
internal class TimerTick(TimerScheduler owner, object key, long generation) : INoSerializationVerificationNeeded
{
    internal TimerScheduler Owner => owner;

    internal object Key => key;

    internal long Generation => generation;
}

/// <summary>As <see cref="TimerTick"/>, for a message that does not postpone the receive timeout.</summary>
internal sealed class QuietTimerTick(TimerScheduler owner, object key, long generation)
    : TimerTick(owner, key, generation), INotInfluenceReceiveTimeout;

/// <summary>The timers of one instance of an actor.</summary>
internal sealed class TimerScheduler(ActorCell cell) : ITimerScheduler
{
    private readonly Dictionary<object, ActiveTimer> _timers = [];
    private long _generation;

    public IReadOnlyCollection<object> ActiveTimers => _timers.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) => Start(key, msg, interval, interval, null);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) => Start(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) => Start(key, msg, initialDelay, interval, null);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, initialDelay, interval, sender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => Start(key, msg, timeout, null, null);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender) => Start(key, msg, timeout, null, sender);

    public bool IsTimerActive(object key) => _timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_timers.Remove(key, out var timer))
            timer.Schedule.Cancel();
    }

    public void CancelAll()
    {
        foreach (var timer in _timers.Values)
            timer.Schedule.Cancel();
        _timers.Clear();
    }

    /// <summary>The message of a tick; false if its timer was cancelled or replaced, or belonged to an earlier instance.</summary>
    internal bool TryTake(TimerTick tick, out object message)
    {
        message = tick;
        if (!ReferenceEquals(tick.Owner, this) || !_timers.TryGetValue(tick.Key, out var timer) || timer.Generation != tick.Generation)
            return false;
        if (!timer.Repeats)
            _timers.Remove(tick.Key);
        message = timer.Message;
        return true;
    }

    private void Start(object key, object message, TimeSpan initialDelay, TimeSpan? interval, IActorRef? sender)
    {
        Cancel(key);
        var generation = ++_generation;
        var tick = message is INotInfluenceReceiveTimeout ? new QuietTimerTick(this, key, generation) : new TimerTick(this, key, generation);
        var scheduler = cell.SystemImpl.Scheduler;
        var schedule = interval is { } every
            ? scheduler.ScheduleTellRepeatedlyCancelable(initialDelay, every, cell.SelfRef, tick, sender)
            : scheduler.ScheduleTellOnceCancelable(initialDelay, cell.SelfRef, tick, sender);
        _timers[key] = new ActiveTimer(message, generation, interval is not null, schedule);
    }

    private sealed record ActiveTimer(object Message, long Generation, bool Repeats, ICancelable Schedule);
}
