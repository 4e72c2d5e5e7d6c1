namespace Akka.Actor.Internal;

/// <summary>
/// The seam to remoting: what a system with <c>provider = remote</c> asks of it. Made by <see cref="RemotingFactory"/> while the system
/// starts, after the guardians and before the first user actor.
/// </summary>
internal interface IRemoting
{
    /// <summary>Binds and listens; on return <see cref="DefaultAddress"/> is the bound address. May be waited for by the starting thread.</summary>
    void Start();

    /// <summary>The address that other nodes use for this system.</summary>
    Address DefaultAddress { get; }

    /// <summary>
    /// The reference for an actor on another node. It sends <see cref="Dispatch.SystemMessages.Watch"/> and <see cref="Dispatch.SystemMessages.Unwatch"/>
    /// over, keeps watch on the node, and tells the watcher by <see cref="Dispatch.SystemMessages.DeathWatchNotification"/>.
    /// </summary>
    /// <exception cref="Remote.RemoteTransportException">The address is one of another protocol.</exception>
    InternalActorRef ReferenceFor(ActorPath path);

    /// <summary>Flushes and closes; called when all actors have ended.</summary>
    Task ShutdownAsync();
}
