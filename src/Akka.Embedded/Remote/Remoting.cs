using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SystemMessages;
using Akka.Event;
using Akka.Remote.Transport;

namespace Akka.Remote;

/// <summary>Point-to-point remoting over TCP: the part of a system with <c>akka.actor.provider = remote</c> that speaks with other nodes.</summary>
internal sealed class Remoting : IRemoting
{
    private readonly ConcurrentDictionary<Address, Association> _associations = new();
    private readonly ConcurrentDictionary<Connection, byte> _connections = new();
    private readonly Listener _listener;
    private readonly OutboundMessages _outbound;
    private readonly InboundMessages _inbound;
    private Address? _address;

    public Remoting(ActorSystemImpl system)
    {
        System = system;
        Settings = new RemoteSettings(system.Settings.Config, system.TimeProvider.GetUtcNow());
        Log = Logging.GetLogger(system, "remoting");
        Introductions = new Introductions(this);
        Watcher = new RemoteWatcher(this);
        _listener = new Listener(this);
        _outbound = new OutboundMessages(this);
        _inbound = new InboundMessages(this);
    }

    public ActorSystemImpl System { get; }

    public RemoteSettings Settings { get; }

    public ILoggingAdapter Log { get; }

    public TimeProvider Time => System.TimeProvider;

    /// <summary>Tells this incarnation of the system from those before and after it.</summary>
    public int Uid { get; } = Random.Shared.Next(1, int.MaxValue);

    public Introductions Introductions { get; }

    public RemoteWatcher Watcher { get; }

    public bool IsClosing { get; private set; }

    /// <summary>What the addresses begin with that this node can talk to.</summary>
    public string Protocol => Settings.Tls is null ? "akka.tcp" : "akka.ssl.tcp";

    public Address DefaultAddress => _address ?? throw new InvalidOperationException("Remoting has not been started.");

    public void Start()
    {
        Log.Info("Starting remoting");
        try
        {
            var port = _listener.Start();
            _address = new Address(Protocol, System.Name, Settings.PublicHostname, Settings.PublicPort > 0 ? Settings.PublicPort : port);
        }
        catch (RemoteTransportException failure)
        {
            Publish(new RemotingErrorEvent(failure));
            throw;
        }

        Log.Info($"Remoting started; listening on addresses : [{_address}]");
        Publish(new RemotingListenEvent([_address]));
    }

    public InternalActorRef ReferenceFor(ActorPath path) => path.Address.Protocol == Protocol
        ? new RemoteActorRef(this, AssociationWith(path.Address), path)
        : throw new RemoteTransportException($"No transport is loaded for protocol: [{path.Address.Protocol}], available protocols: [{Protocol}]");

    /// <summary>Sends to an actor on another node; what cannot be sent is logged, not thrown.</summary>
    public void Send(object message, IActorRef? sender, RemoteActorRef recipient) => _outbound.Send(message, sender, recipient);

    /// <summary>Makes a connection for an association, in the background.</summary>
    public void Connect(Association association) =>
        OnOwnThread($"from {association.Peer}", () => ConnectAndUse(association));

    /// <summary>Runs what blocks, so that it holds up no thread of the pool.</summary>
    public void OnOwnThread(string name, Action run)
    {
        new Thread(RunGuarded) { IsBackground = true, Name = $"akka.remote {name}" }.Start();

        void RunGuarded()
        {
            try
            {
                run();
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // One connection's trouble must not end the process.
                Log.Error(failure, $"Remoting failed unexpectedly on its thread '{name}': {failure.Message}");
            }
        }
    }

    /// <summary>A message will not be sent.</summary>
    public void Undelivered(OutboundMessage message) => Undelivered(message.Message, message.Sender, message.Recipient);

    /// <summary>A message will not be sent.</summary>
    public void Undelivered(object message, IActorRef? sender, IActorRef recipient)
    {
        if (message is not ISystemMessage)
            System.DeadLetters.Tell(new DeadLetter(message, sender ?? System.DeadLetters, recipient), ActorRefs.NoSender);
    }

    /// <summary>Gives a node up until it is restarted.</summary>
    public void Quarantine(Association association)
    {
        if (association.Quarantine() is { } uid)
            Publish(new QuarantinedEvent(association.Peer, uid));
        else
            Log.Warning($"The node {association.Peer} was never heard of and cannot be quarantined; nothing is sent to it for {Settings.GateClosedFor.TotalMilliseconds} ms.");
    }

    /// <summary>Works with a connection until it ends; blocks.</summary>
    public void Use(Connection connection)
    {
        var association = AssociationWith(connection.Peer);
        if (IsClosing || !association.TryAttach(connection))
        {
            Refuse(connection);
            return;
        }

        _connections.TryAdd(connection, 0);
        Publish(new AssociatedEvent(DefaultAddress, connection.Peer, connection.IsInbound));
        Watcher.Connected(connection.Peer);

        var saidFarewell = false;
        var failure = connection.Receive((from, frame) =>
        {
            saidFarewell = frame.Kind == FrameKind.Farewell;
            return Handle(from, frame);
        });
        association.Lost(connection);
        _connections.TryRemove(connection, out _);
        if (failure is ProtocolException broken)
            Log.Error($"Closed the connection with {connection.Peer}: {broken.Message}.");
        else if (saidFarewell)
            Log.Debug($"Remote system with address [{connection.Peer}] has said farewell. Address is now gated for {Settings.GateClosedFor.TotalMilliseconds} ms.");
        else if (!IsClosing)
            Log.Warning($"Association with remote system {connection.Peer} has ended; address is now gated for {Settings.GateClosedFor.TotalMilliseconds} ms. Reason is: [{failure?.Message ?? "it closed the connection"}]");
        Publish(new DisassociatedEvent(DefaultAddress, connection.Peer, connection.IsInbound));
    }

    public async Task ShutdownAsync()
    {
        IsClosing = true;
        Watcher.Dispose();
        _listener.Dispose();
        var closing = Task.WhenAll(_associations.Values.Select(association => association.CloseAsync()));
        await Task.WhenAny(closing, Task.Delay(Settings.ShutdownTimeout)).ConfigureAwait(false);
        foreach (var connection in _connections.Keys)
            connection.Dispose();
        Publish(new RemotingShutdownEvent());
    }

    private Association AssociationWith(Address address) =>
        _associations.GetOrAdd(address, static (peer, remoting) => new Association(peer, remoting), this);

    private void ConnectAndUse(Association association)
    {
        try
        {
            if (IsClosing)
                throw new RemoteTransportException("this system is shutting down");
            Use(Introductions.Connect(association.Peer));
        }
        catch (RemoteTransportException failure)
        {
            association.ConnectingFailed();
            Log.Warning($"Tried to associate with unreachable remote address [{association.Peer}]. Address is now gated for {Settings.GateClosedFor.TotalMilliseconds} ms, all messages to this address will be delivered to dead letters. Reason: [{failure.Message}]");
            Publish(new AssociationErrorEvent(failure, DefaultAddress, association.Peer, false, LogLevel.DebugLevel));
        }
    }

    private void Refuse(Connection connection)
    {
        if (!IsClosing)
            Log.Warning($"Refused the connection with {connection.Peer}: the uid {connection.PeerUid} is quarantined until that node is restarted.");
        var farewell = new Outbox();
        connection.Attach(farewell);
        _ = connection.CloseAsync(IsClosing ? FarewellReason.Shutdown : FarewellReason.Quarantined, Settings.FlushWait);
        connection.Receive((_, _) => true);
        if (!connection.IsInbound)
            AssociationWith(connection.Peer).ConnectingFailed();
    }

    /// <summary>Takes one frame; false if it is the last.</summary>
    private bool Handle(Connection connection, InboundFrame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Message:
                _inbound.Deliver(connection.Peer, frame.Head!, frame.Payload);
                return true;
            case FrameKind.Heartbeat:
                if (UntrustedMode.LetsHeartbeatsPass(Settings))
                    AssociationWith(connection.Peer).SendHeartbeatReply();
                return true;
            case FrameKind.HeartbeatReply:
                Watcher.SignOfLife(connection.Peer);
                return true;
            default:
                if (frame.Payload is [(byte)FarewellReason.Quarantined])
                    Publish(new ThisActorSystemQuarantinedEvent(DefaultAddress, connection.Peer));
                return false;
        }
    }

    private void Publish(RemotingLifecycleEvent @event)
    {
        System.EventStream.Publish(@event);
        if (Settings.LogLifecycle && Log.IsEnabled(@event.LogLevel()))
            Log.Log(@event.LogLevel(), null, @event.ToString()!);
    }
}
