namespace Akka.Actor;

/// <summary>Base of the exceptions of the actor runtime.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>Without a message.</summary>
    protected AkkaException()
    {
    }

    /// <summary>With a message and, if there is one, what caused it.</summary>
    protected AkkaException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

/// <summary>A name that an actor must not have, or that is taken.</summary>
public class InvalidActorNameException(string message, Exception? innerException = null) : AkkaException(message, innerException);

/// <summary>No answer came in time.</summary>
public class AskTimeoutException(string message) : AkkaException(message);

/// <summary>An actor was stopped by <see cref="Kill"/>.</summary>
public class ActorKilledException(string message) : AkkaException(message);

/// <summary>An actor used its runtime in a way that its state forbids.</summary>
public class IllegalActorStateException(string message) : AkkaException(message);

/// <summary>A selection led to no actor.</summary>
public class ActorNotFoundException(string message, Exception? innerException = null) : AkkaException(message, innerException);

/// <summary>A message that cannot be sent.</summary>
public class InvalidMessageException(string message) : AkkaException(message);

/// <summary>An actor could not be made: its constructor or its PreStart failed.</summary>
public class ActorInitializationException : AkkaException
{
    /// <summary>Without an actor.</summary>
    public ActorInitializationException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>For an actor.</summary>
    public ActorInitializationException(IActorRef? actor, string message, Exception? cause = null)
        : base(actor is null ? message : $"{actor}: {message}", cause) =>
        Actor = actor;

    /// <summary>The actor that could not be made, if known.</summary>
    public IActorRef? Actor { get; }
}

/// <summary>The old instance failed in PreRestart.</summary>
public class PreRestartException : ActorInitializationException
{
    /// <summary>An actor that failed with <paramref name="restartException"/> while it was restarted because of <paramref name="cause"/>.</summary>
    public PreRestartException(IActorRef actor, Exception restartException, Exception cause, object? optionalMessage)
        : base(actor, $"failed in PreRestart ({restartException.Message}) after {cause.GetType().Name}: {cause.Message}", restartException)
    {
        RestartException = restartException;
        OptionalMessage = optionalMessage;
    }

    /// <summary>What PreRestart threw.</summary>
    public Exception RestartException { get; }

    /// <summary>The message at which the actor failed, if any.</summary>
    public object? OptionalMessage { get; }
}

/// <summary>The new instance could not be made, or failed in PostRestart.</summary>
public class PostRestartException : ActorInitializationException
{
    /// <summary>An actor that failed with <paramref name="cause"/> after it was restarted because of <paramref name="originalCause"/>.</summary>
    public PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
        : base(actor, $"failed in PostRestart ({cause.Message})", cause) =>
        OriginalCause = originalCause;

    /// <summary>Why the actor was restarted.</summary>
    public Exception OriginalCause { get; }
}

/// <summary>An actor that watched another did not handle its <see cref="Terminated"/>.</summary>
public class DeathPactException : AkkaException
{
    /// <summary>For the actor that ended.</summary>
    public DeathPactException(IActorRef deadActor)
        : base($"Monitored actor {deadActor} terminated, and its Terminated message was not handled.") =>
        DeadActor = deadActor;

    /// <summary>The actor that ended.</summary>
    public IActorRef DeadActor { get; }
}
