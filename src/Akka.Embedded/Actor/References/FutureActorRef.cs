using Akka.Actor.Internal;
using Akka.Dispatch.SystemMessages;

namespace Akka.Actor;

/// <summary>Waits for the answer to one Ask.</summary>
internal sealed class FutureActorRef<T> : InternalActorRef
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer? _timer;
    private readonly CancellationTokenRegistration _cancellation;

    internal FutureActorRef(ActorRefProvider provider, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Provider = provider;
        Path = provider.NextTempPath();
        provider.RegisterTemporary(this);
        _answer.Task.ContinueWith(static (_, self) => ((FutureActorRef<T>)self!).Release(), this,
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        if (timeout != Timeout.InfiniteTimeSpan && timeout > TimeSpan.Zero)
        {
            _timer = provider.System.TimeProvider.CreateTimer(
                _ => _answer.TrySetException(new AskTimeoutException($"Timeout after {timeout.TotalSeconds:F2} seconds")),
                null, timeout, Timeout.InfiniteTimeSpan);
        }
        if (cancellationToken.CanBeCanceled)
            _cancellation = cancellationToken.UnsafeRegister(_ => _answer.TrySetCanceled(cancellationToken), null);
        if (_answer.Task.IsCompleted)
            Release();
    }

    public override ActorPath Path { get; }

    internal override ActorRefProvider Provider { get; }

    internal Task<T> Task => _answer.Task;

    internal override void TellInternal(object message, IActorRef? sender)
    {
        var isTaken = message switch
        {
            T answer => _answer.TrySetResult(answer),
            Status.Failure failure => Fail(failure.Cause),
            Failure failure => Fail(failure.Exception),
            _ => _answer.TrySetException(new ArgumentException(
                $"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]")) && false,
        };
        if (!isTaken && !_answer.Task.IsCanceled)
            Provider.DeadLetters.Tell(message, this);
    }

    internal override void SendSystemMessage(ISystemMessage message)
    {
        if (message is Watch watch)
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(this, ExistenceConfirmed: true, AddressTerminated: false));
    }

    private bool Fail(Exception? cause) =>
        _answer.TrySetException(cause ?? new TaskCanceledException("Task cancelled by actor via Failure message."));

    private void Release()
    {
        Provider.UnregisterTemporary(Path);
        _timer?.Dispose();
        _cancellation.Unregister();
    }
}
