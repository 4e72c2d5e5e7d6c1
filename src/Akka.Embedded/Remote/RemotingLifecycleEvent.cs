using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>Something that happened to remoting; published on the event stream.</summary>
public abstract class RemotingLifecycleEvent
{
    /// <summary>How loudly it is logged.</summary>
    public abstract LogLevel LogLevel();
}

/// <summary>Remoting can be reached.</summary>
/// <param name="listenAddresses">Where.</param>
public sealed class RemotingListenEvent(IList<Address> listenAddresses) : RemotingLifecycleEvent
{
    /// <summary>Where.</summary>
    public IList<Address> ListenAddresses { get; } = listenAddresses;

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;

    /// <inheritdoc/>
    public override string ToString() => $"Remoting now listens on addresses: [{string.Join(",", ListenAddresses)}]";
}

/// <summary>Remoting has ended.</summary>
public sealed class RemotingShutdownEvent : RemotingLifecycleEvent
{
    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;

    /// <inheritdoc/>
    public override string ToString() => "Remoting shut down";
}

/// <summary>Remoting itself failed.</summary>
/// <param name="cause">Why.</param>
public sealed class RemotingErrorEvent(Exception cause) : RemotingLifecycleEvent
{
    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause;

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.ErrorLevel;

    /// <inheritdoc/>
    public override string ToString() => $"Remoting error: [{Cause.Message}]";
}

/// <summary>A node is given up: nothing is sent to this incarnation of it any more.</summary>
/// <param name="address">The node.</param>
/// <param name="uid">Its incarnation.</param>
public sealed class QuarantinedEvent(Address address, int uid) : RemotingLifecycleEvent
{
    /// <summary>The node.</summary>
    public Address Address { get; } = address;

    /// <summary>Its incarnation.</summary>
    public int Uid { get; } = uid;

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.WarningLevel;

    /// <inheritdoc/>
    public override string ToString() =>
        $"The node {Address} with the uid {Uid} is quarantined: whatever is sent to it goes to dead letters until it is restarted.";
}

/// <summary>Another node has given this one up.</summary>
/// <param name="localAddress">This node.</param>
/// <param name="remoteAddress">The other node.</param>
public sealed class ThisActorSystemQuarantinedEvent(Address localAddress, Address remoteAddress) : RemotingLifecycleEvent
{
    /// <summary>This node.</summary>
    public Address LocalAddress { get; } = localAddress;

    /// <summary>The other node.</summary>
    public Address RemoteAddress { get; } = remoteAddress;

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.WarningLevel;

    /// <inheritdoc/>
    public override string ToString() => $"The node {RemoteAddress} has quarantined this node {LocalAddress}; restart this one.";
}
