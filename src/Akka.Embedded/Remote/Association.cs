using Akka.Actor;
using Akka.Remote.Transport;

namespace Akka.Remote;

/// <summary>
/// What is between this node and one other: a connection, the way to one, or a closed gate. Messages that cannot go out
/// become dead letters; they are never kept beyond the connection that they wait for.
/// </summary>
internal sealed class Association(Address peer, Remoting remoting)
{
    private readonly Lock _lock = new();
    private Outbox _outbox = new();
    private Connection? _connection;
    private bool _connecting;
    private long _gateClosedSince;
    private bool _gated;
    private int? _quarantinedUid;
    private int? _lastUid;

    public Address Peer { get; } = peer;

    /// <summary>Sends a message, connecting first if need be.</summary>
    public void Send(OutboundMessage message)
    {
        if (TryOpen(() => _outbox.Add(message), out var connection))
            connection?.Wake();
        else
            remoting.Undelivered(message);
    }

    /// <summary>Asks for a sign of life, connecting first if need be; nothing while the gate is closed.</summary>
    public void SendHeartbeat()
    {
        if (TryOpen(() => _outbox.AddControl(FrameKind.Heartbeat), out var connection))
            connection?.Wake();
    }

    public void SendHeartbeatReply()
    {
        if (TryOpen(() => _outbox.AddControl(FrameKind.HeartbeatReply), out var connection))
            connection?.Wake();
    }

    /// <summary>Whether a message would become a dead letter now.</summary>
    public bool IsGated
    {
        get
        {
            lock (_lock)
                return GateIsClosed();
        }
    }

    /// <summary>Takes a connection that is through its handshake into use; false if the peer's incarnation is quarantined.</summary>
    public bool TryAttach(Connection connection)
    {
        Connection? stale = null;
        List<OutboundMessage> undelivered = [];
        lock (_lock)
        {
            if (!connection.IsInbound)
                _connecting = false;
            if (connection.PeerUid == _quarantinedUid)
                return false;
            if (_connection is not null && _connection.PeerUid != connection.PeerUid)
            {
                stale = _connection;
                undelivered = TakeUndelivered();
            }
            else if (_connection is not null)
            {
                // With two connections each side sends on the one that it took first and receives on both.
                return true;
            }

            _gated = false;
            _lastUid = connection.PeerUid;
            _connection = connection;
            connection.Attach(_outbox);
        }

        stale?.Dispose();
        undelivered.ForEach(remoting.Undelivered);
        connection.Wake();
        return true;
    }

    /// <summary>A connection has ended.</summary>
    public void Lost(Connection connection)
    {
        List<OutboundMessage> undelivered;
        lock (_lock)
        {
            if (_connection != connection)
                return;
            _connection = null;
            CloseGate();
            undelivered = TakeUndelivered();
        }

        undelivered.ForEach(remoting.Undelivered);
    }

    /// <summary>No connection could be made.</summary>
    public void ConnectingFailed()
    {
        List<OutboundMessage> undelivered;
        lock (_lock)
        {
            _connecting = false;
            if (_connection is not null)
                return;
            CloseGate();
            undelivered = TakeUndelivered();
        }

        undelivered.ForEach(remoting.Undelivered);
    }

    /// <summary>Gives the peer's present incarnation up; returns its uid, or null if none was ever seen.</summary>
    public int? Quarantine()
    {
        Connection? connection;
        List<OutboundMessage> undelivered;
        lock (_lock)
        {
            connection = _connection;
            _quarantinedUid = _lastUid;
            _connection = null;
            CloseGate();
            undelivered = TakeUndelivered();
        }

        undelivered.ForEach(remoting.Undelivered);
        if (connection is not null)
            _ = connection.CloseAsync(FarewellReason.Quarantined, remoting.Settings.FlushWait);
        return _quarantinedUid;
    }

    /// <summary>Sends what waits, then closes.</summary>
    public Task CloseAsync()
    {
        Connection? connection;
        lock (_lock)
            connection = _connection;
        return connection?.CloseAsync(FarewellReason.Shutdown, remoting.Settings.FlushWait) ?? Task.CompletedTask;
    }

    private bool TryOpen(Action add, out Connection? connection)
    {
        bool connect;
        lock (_lock)
        {
            connection = _connection;
            if (connection is null && GateIsClosed())
                return false;
            add();
            connect = connection is null && !_connecting;
            _connecting |= connect;
        }

        if (connect)
            remoting.Connect(this);
        return true;
    }

    // The next connection gets an outbox of its own: a thread of the last one may still be at work on this.
    private List<OutboundMessage> TakeUndelivered()
    {
        var outbox = _outbox;
        _outbox = new Outbox();
        return outbox.Drain();
    }

    private void CloseGate()
    {
        _gated = true;
        _gateClosedSince = remoting.Time.GetTimestamp();
    }

    private bool GateIsClosed() =>
        _gated && (_gated = remoting.Time.GetElapsedTime(_gateClosedSince) < remoting.Settings.GateClosedFor);
}
