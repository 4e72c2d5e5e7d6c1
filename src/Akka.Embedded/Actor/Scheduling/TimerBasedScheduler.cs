using System.Collections.Concurrent;
using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>The scheduler: a timer of the <see cref="TimeProvider"/> for each schedule.</summary>
internal sealed class TimerBasedScheduler(TimeProvider timeProvider, ILoggingAdapter log) : IScheduler, IAdvancedScheduler, IDisposable
{
    private readonly long _start = timeProvider.GetTimestamp();
    private readonly ConcurrentDictionary<Schedule, byte> _schedules = new();
    private volatile bool _isDisposed;

    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now => timeProvider.GetUtcNow();

    public TimeSpan MonotonicClock => timeProvider.GetElapsedTime(_start);

    public TimeSpan HighResMonotonicClock => MonotonicClock;

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        ScheduleOnce(delay, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        ScheduleRepeatedly(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => ScheduleOnce(delay, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => Start(delay, Timeout.InfiniteTimeSpan, action, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        ScheduleRepeatedly(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable)
    {
        if (interval <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "The interval must be longer than zero.");
        Start(initialDelay, interval, action, cancelable);
    }

    /// <summary>Ends all schedules.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        foreach (var schedule in _schedules.Keys)
            End(schedule);
    }

    private void Start(TimeSpan delay, TimeSpan interval, Action action, ICancelable? cancelable)
    {
        if (delay < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(delay), delay, "The delay must not be negative.");
        if (cancelable is { IsCancellationRequested: true } || _isDisposed)
            return;
        var schedule = new Schedule(action, cancelable, interval == Timeout.InfiniteTimeSpan);
        _schedules.TryAdd(schedule, 0);
        schedule.Timer = timeProvider.CreateTimer(Fire, schedule, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (cancelable is not null)
            schedule.Registration = cancelable.Token.UnsafeRegister(state => End((Schedule)state!), schedule);
        schedule.Timer.Change(delay, interval);
        if (_isDisposed)
            End(schedule);
    }

    private void Fire(object? state)
    {
        var schedule = (Schedule)state!;
        if (schedule.Cancelable is { IsCancellationRequested: true })
        {
            End(schedule);
            return;
        }
        if (schedule.IsOnce)
            End(schedule);
        try
        {
            schedule.Action();
        }
        catch (Exception exception)
        {
            log.Error(exception, "A scheduled action failed.");
            End(schedule);
        }
    }

    private void End(Schedule schedule)
    {
        if (!_schedules.TryRemove(schedule, out _))
            return;
        schedule.Registration.Unregister();
        schedule.Timer?.Dispose();
    }

    private sealed class Schedule(Action action, ICancelable? cancelable, bool isOnce)
    {
        internal Action Action => action;

        internal ICancelable? Cancelable => cancelable;

        internal bool IsOnce => isOnce;

        internal ITimer? Timer { get; set; }

        internal CancellationTokenRegistration Registration { get; set; }
    }
}
