using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs dead letters; after <c>akka.log-dead-letters</c> of them it pauses for <c>akka.log-dead-letters-suspend-duration</c>.</summary>
internal sealed class DeadLetterListener : ReceiveActor, IWithTimers
{
    private readonly int _maxCount;
    private readonly TimeSpan _pause;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private long _count;
    private long _countAtPause;

    public DeadLetterListener(int maxCount, TimeSpan pause)
    {
        _maxCount = maxCount;
        _pause = pause;
        Listening();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(DeadLetter));
        Context.System.EventStream.Subscribe(Self, typeof(Dropped));
        Context.System.EventStream.Subscribe(Self, typeof(UnhandledMessage));
    }

    private static string Describe(AllDeadLetters letter)
    {
        var what = letter.Message is IWrappedMessage wrapped ? $"{wrapped.Message.GetType().Name}] wrapped in [{letter.Message.GetType().Name}" : letter.Message.GetType().Name;
        var from = letter.Sender.IsNobody() || letter.Sender.Equals(Context.System.DeadLetters) ? "" : $" from {letter.Sender}";
        return letter switch
        {
            UnhandledMessage => $"Message [{what}]{from} to {letter.Recipient} was unhandled.",
            Dropped dropped => $"Message [{what}]{from} to {letter.Recipient} was dropped. {dropped.Reason}.",
            _ => $"Message [{what}]{from} to {letter.Recipient} was not delivered.",
        };
    }

    private void Listening() => Receive<AllDeadLetters>(letter =>
    {
        _count++;
        if (_maxCount == int.MaxValue || _count - _countAtPause < _maxCount)
        {
            _log.Info("{0} [{1}] dead letters encountered.", Describe(letter), _count);
            return;
        }
        _log.Info("{0} [{1}] dead letters encountered, no more will be logged in next [{2}].", Describe(letter), _count, _pause);
        Become(Pausing);
        if (_pause != Timeout.InfiniteTimeSpan)
            Timers.StartSingleTimer(this, PauseEnds.Instance, _pause);
    });

    private void Pausing()
    {
        Receive<AllDeadLetters>(_ => _count++);
        Receive<PauseEnds>(_ =>
        {
            _countAtPause = _count;
            Become(Listening);
        });
    }

    private sealed class PauseEnds
    {
        internal static readonly PauseEnds Instance = new();
    }
}
