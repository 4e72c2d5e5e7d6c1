using Akka.Actor;

namespace Akka.Dispatch.SystemMessages;

/// <summary>Handled ahead of, and not counted among, the messages of an actor.</summary>
internal interface ISystemMessage;

/// <summary>Makes the first instance of the actor.</summary>
internal sealed record Create : ISystemMessage;

/// <summary>Replaces the instance after a failure.</summary>
internal sealed record Recreate(Exception Cause) : ISystemMessage;

/// <summary>Holds back messages until <see cref="Resume"/>.</summary>
internal sealed record Suspend : ISystemMessage;

/// <summary>Ends a <see cref="Suspend"/>; with a cause, also the failure that led to it.</summary>
internal sealed record Resume(Exception? CausedByFailure) : ISystemMessage;

/// <summary>Stops the actor.</summary>
internal sealed record Terminate : ISystemMessage, IPossiblyHarmful;

/// <summary>A child tells its parent that it failed.</summary>
internal sealed record Failed(InternalActorRef Child, Exception Cause, long Uid) : ISystemMessage;

/// <summary>From now on <paramref name="Watcher"/> is to be told when <paramref name="Watchee"/> ends.</summary>
internal sealed record Watch(InternalActorRef Watchee, InternalActorRef Watcher) : ISystemMessage;

/// <summary>Takes a <see cref="Watch"/> back.</summary>
internal sealed record Unwatch(InternalActorRef Watchee, InternalActorRef Watcher) : ISystemMessage;

/// <summary>Tells a watcher, or a parent, that <paramref name="Actor"/> has ended.</summary>
internal sealed record DeathWatchNotification(InternalActorRef Actor, bool ExistenceConfirmed, bool AddressTerminated) : ISystemMessage;

/// <summary>Runs a continuation of an asynchronous handler in its actor.</summary>
internal sealed record RunContinuation(Action Continuation) : ISystemMessage;
