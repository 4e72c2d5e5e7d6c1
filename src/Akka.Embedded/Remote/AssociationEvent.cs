using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>Something that happened between this node and another.</summary>
public abstract class AssociationEvent : RemotingLifecycleEvent
{
    private readonly string _name;

    private protected AssociationEvent(string name, Address localAddress, Address remoteAddress, bool inbound)
    {
        _name = name;
        LocalAddress = localAddress;
        RemoteAddress = remoteAddress;
        IsInbound = inbound;
    }

    /// <summary>This node.</summary>
    public Address LocalAddress { get; }

    /// <summary>The other node.</summary>
    public Address RemoteAddress { get; }

    /// <summary>Whether the other node made the connection.</summary>
    public bool IsInbound { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{_name} [{LocalAddress}] {(IsInbound ? "<-" : "->")} {RemoteAddress}";
}

/// <summary>A connection between two nodes is in use.</summary>
/// <param name="localAddress">This node.</param>
/// <param name="remoteAddress">The other node.</param>
/// <param name="inbound">Whether the other node made the connection.</param>
public sealed class AssociatedEvent(Address localAddress, Address remoteAddress, bool inbound)
    : AssociationEvent("Associated", localAddress, remoteAddress, inbound)
{
    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.DebugLevel;
}

/// <summary>A connection between two nodes has ended.</summary>
/// <param name="localAddress">This node.</param>
/// <param name="remoteAddress">The other node.</param>
/// <param name="inbound">Whether the other node made the connection.</param>
public sealed class DisassociatedEvent(Address localAddress, Address remoteAddress, bool inbound)
    : AssociationEvent("Disassociated", localAddress, remoteAddress, inbound)
{
    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.DebugLevel;
}

/// <summary>A connection between two nodes could not be made.</summary>
/// <param name="cause">Why.</param>
/// <param name="localAddress">This node.</param>
/// <param name="remoteAddress">The other node.</param>
/// <param name="inbound">Whether the other node tried to make the connection.</param>
/// <param name="level">How loudly it is logged.</param>
public sealed class AssociationErrorEvent(Exception cause, Address localAddress, Address remoteAddress, bool inbound, LogLevel level)
    : AssociationEvent("AssociationError", localAddress, remoteAddress, inbound)
{
    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause;

    /// <inheritdoc/>
    public override LogLevel LogLevel() => level;

    /// <inheritdoc/>
    public override string ToString() => $"{base.ToString()}: {Cause.Message}";
}
