using Akka.Actor;
using Akka.Dispatch.SystemMessages;
using Akka.Event;

namespace Akka.Remote;

/// <summary>
/// Death watch of actors on other nodes. A node that shows no sign of life for an interval and the acceptable pause is
/// quarantined, and all its watched actors count as ended. Watches are sent again when a node is connected anew: a notification
/// may have been lost with the old connection, and a restarted node answers for the actors that it no longer has.
/// </summary>
internal sealed class RemoteWatcher : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Address, WatchedNode> _nodes = [];
    private readonly Remoting _remoting;
    private readonly ITimer _timer;

    public RemoteWatcher(Remoting remoting)
    {
        _remoting = remoting;
        var interval = remoting.Settings.HeartbeatInterval;
        _timer = remoting.Time.CreateTimer(_ => Tick(), null, interval, interval);
    }

    public void Watch(RemoteActorRef watchee, InternalActorRef watcher)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(watchee.Path.Address, out var node))
            {
                node = new WatchedNode(watchee.Association) { LastSignOfLife = _remoting.Time.GetTimestamp() };
                _nodes.Add(watchee.Path.Address, node);
            }

            if (!node.Watches.Add((watchee, watcher)))
                return;
        }

        _remoting.Send(new Watch(watchee, watcher), null, watchee);
    }

    public void Unwatch(RemoteActorRef watchee, InternalActorRef watcher)
    {
        if (Remove(watchee, watcher))
            _remoting.Send(new Unwatch(watchee, watcher), null, watchee);
    }

    /// <summary>An actor on another node has ended.</summary>
    public void Ended(DeathWatchNotification notification, InternalActorRef watcher)
    {
        InternalActorRef watchee = notification.Actor;
        lock (_lock)
        {
            // Who watched a path without a uid is told of that very reference.
            var node = _nodes.GetValueOrDefault(watchee.Path.Address);
            if (node is not null && !node.Watches.Contains((watchee, watcher)))
                watchee = node.Watches.FirstOrDefault(watch => watch.Watcher.Equals(watcher) && watch.Watchee.Path.Uid == 0 && watch.Watchee.Path == watchee.Path).Watchee ?? watchee;
        }

        Remove(watchee, watcher);
        watcher.SendSystemMessage(notification with { Actor = watchee });
    }

    public void SignOfLife(Address address)
    {
        lock (_lock)
        {
            if (_nodes.TryGetValue(address, out var node))
                (node.LastSignOfLife, node.Heard) = (_remoting.Time.GetTimestamp(), true);
        }
    }

    /// <summary>A node is connected, perhaps again.</summary>
    public void Connected(Address address)
    {
        foreach (var (watchee, watcher) in WatchesOf(address))
            _remoting.Send(new Watch(watchee, watcher), null, (RemoteActorRef)watchee);
    }

    public void Dispose() => _timer.Dispose();

    private (InternalActorRef Watchee, InternalActorRef Watcher)[] WatchesOf(Address address)
    {
        lock (_lock)
            return _nodes.TryGetValue(address, out var node) ? [.. node.Watches] : [];
    }

    private bool Remove(InternalActorRef watchee, InternalActorRef watcher)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(watchee.Path.Address, out var node) || !node.Watches.Remove((watchee, watcher)))
                return false;
            if (node.Watches.Count == 0)
                _nodes.Remove(watchee.Path.Address);
            return true;
        }
    }

    private void Tick()
    {
        var settings = _remoting.Settings;
        List<WatchedNode> silent = [], alive = [];
        lock (_lock)
        {
            foreach (var (address, node) in _nodes.ToList())
            {
                var acceptable = settings.HeartbeatInterval + settings.AcceptableHeartbeatPause + (node.Heard ? TimeSpan.Zero : settings.ExpectedResponseAfter);
                var isSilent = _remoting.Time.GetElapsedTime(node.LastSignOfLife) > acceptable;
                (isSilent ? silent : alive).Add(node);
                if (isSilent)
                    _nodes.Remove(address);
            }
        }

        alive.ForEach(node => node.Association.SendHeartbeat());
        silent.ForEach(GiveUp);
    }

    private void GiveUp(WatchedNode node)
    {
        _remoting.Log.Warning($"Detected unreachable: [{node.Association.Peer}]");
        _remoting.Quarantine(node.Association);
        foreach (var (watchee, watcher) in node.Watches)
            watcher.SendSystemMessage(new DeathWatchNotification(watchee, ExistenceConfirmed: true, AddressTerminated: true));
    }

    private sealed class WatchedNode(Association association)
    {
        public readonly Association Association = association;
        public readonly HashSet<(InternalActorRef Watchee, InternalActorRef Watcher)> Watches = [];
        public long LastSignOfLife;
        public bool Heard;
    }
}
