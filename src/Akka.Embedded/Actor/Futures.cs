using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Asking: a message whose answer completes a task.</summary>
public static class Futures
{
    /// <summary>Sends a message and waits for the answer.</summary>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) => self.Ask<object>(message, timeout, CancellationToken.None);

    /// <summary>Sends a message and waits for the answer.</summary>
    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) => self.Ask<object>(message, null, cancellationToken);

    /// <summary>Sends a message and waits for the answer.</summary>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    /// <summary>Sends a message and waits for the answer.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) => self.Ask<T>(message, timeout, CancellationToken.None);

    /// <summary>Sends a message and waits for the answer.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) => self.Ask<T>(message, null, cancellationToken);

    /// <summary>
    /// Sends a message and waits for the answer. Without a time, <c>akka.actor.ask-timeout</c> counts. An answer <see cref="Status.Failure"/>
    /// throws its cause, no answer in time <see cref="AskTimeoutException"/>, one of another type <see cref="ArgumentException"/>.
    /// </summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<T>(_ => message, timeout, cancellationToken);

    /// <summary>As above; the message is made from the reference that waits for the answer.</summary>
    public static Task<T> Ask<T>(this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var provider = ProviderOf(self) ?? throw new ArgumentException("Unable to resolve the target Provider", nameof(self));
        var future = new FutureActorRef<T>(provider, timeout ?? provider.Settings.AskTimeout, cancellationToken);
        self.Tell(messageFactory(future), future);
        return future.Task;
    }

    private static ActorRefProvider? ProviderOf(ICanTell target) => target switch
    {
        ActorSelection selection => ProviderOf(selection.Anchor),
        IActorRef reference => InternalActorRef.Of(reference).Provider,
        _ => ActorCell.Current?.SystemImpl.ProviderImpl,
    };
}
