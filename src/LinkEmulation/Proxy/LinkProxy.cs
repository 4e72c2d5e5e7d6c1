using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Neurosurgeon.LinkEmulation.Proxy;

/// <summary>
/// Stands between two programs that speak TCP, as a link would: what goes through it takes as long as on the line. Making a
/// connection takes no time.
/// </summary>
public sealed class LinkProxy : IDisposable
{
    private readonly Socket _listener;
    private readonly IPEndPoint _target;
    private readonly Line _line;
    private readonly ConcurrentDictionary<Connection, byte> _connections = new();
    private volatile bool _disposed;

    /// <summary>Starts to listen.</summary>
    /// <param name="listen">Where; port 0 takes any that is free.</param>
    /// <param name="target">Where to connect for each connection that comes; needs not listen yet.</param>
    /// <param name="line">What goes up it comes from who connects, and goes to the target.</param>
    /// <exception cref="SocketException">It cannot listen there.</exception>
    public LinkProxy(IPEndPoint listen, IPEndPoint target, Line line)
    {
        _target = target;
        _line = line;
        _listener = NewSocket(listen);
        try
        {
            _listener.Bind(listen);
            _listener.Listen();
        }
        catch
        {
            _listener.Dispose();
            throw;
        }

        EndPoint = (IPEndPoint)_listener.LocalEndPoint!;
        new Thread(Accept) { IsBackground = true, Name = "link accepts" }.Start();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        _disposed = true;
        _listener.Dispose();
        foreach (var connection in _connections.Keys)
            connection.Dispose();
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var caller = _listener.Accept();
                caller.NoDelay = true;
                _line.Clock.Start();
                // A target that is slow to answer holds up nobody else.
                new Thread(() => Join(caller)) { IsBackground = true, Name = "link connects" }.Start();
            }
        }
        catch (Exception ended) when (_disposed && ended is SocketException or ObjectDisposedException)
        {
            // That was to be.
        }
    }

    private void Join(Socket caller)
    {
        var target = NewSocket(_target);
        try
        {
            target.NoDelay = true;
            target.Connect(_target);
        }
        catch (SocketException)
        {
            // The caller finds its connection closed, as if it had been refused.
            target.Dispose();
            caller.Dispose();
            return;
        }

        var connection = new Connection(caller, target, ended => _connections.TryRemove(ended, out _));
        _connections.TryAdd(connection, 0);
        _line[LinkDirection.Up].Pass(caller, target, connection.Ended);
        _line[LinkDirection.Down].Pass(target, caller, connection.Ended);
    }

    private static Socket NewSocket(IPEndPoint endPoint) => new(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Two sockets that are closed when both directions have ended, or when one has broken.</summary>
    private sealed class Connection(Socket caller, Socket target, Action<Connection> closed) : IDisposable
    {
        private int _running = 4;

        public void Ended(bool inGoodOrder)
        {
            if (Interlocked.Decrement(ref _running) > 0 && inGoodOrder)
                return;
            Dispose();
            closed(this);
        }

        public void Dispose()
        {
            caller.Dispose();
            target.Dispose();
        }
    }
}
