namespace Akka.Actor.Internal;

/// <content>The time without a message after which <see cref="Akka.Actor.ReceiveTimeout"/> comes.</content>
internal partial class ActorCell
{
    private ITimer? _receiveTimer;

    public TimeSpan? ReceiveTimeout { get; private set; }

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        ReceiveTimeout = timeout;
        if (timeout is null)
        {
            _receiveTimer?.Dispose();
            _receiveTimer = null;
        }
    }

    internal void ArmReceiveTimeout()
    {
        if (ReceiveTimeout is not { } timeout || Mailbox.IsSuspended)
            return;
        if (_receiveTimer is null)
        {
            _receiveTimer = SystemImpl.TimeProvider.CreateTimer(
                static self => ((LocalActorRef)self!).Tell(Akka.Actor.ReceiveTimeout.Instance, null), SelfRef, timeout, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _receiveTimer.Change(timeout, Timeout.InfiniteTimeSpan);
        }
    }

    private void CancelReceiveTimeout() => _receiveTimer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
