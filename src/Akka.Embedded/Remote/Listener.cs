using System.Net;
using System.Net.Sockets;
using Akka.Event;
using Akka.Remote.Transport;

namespace Akka.Remote;

/// <summary>Accepts connections and hears who they are from.</summary>
internal sealed class Listener(Remoting remoting) : IDisposable
{
    /// <summary>Peers that may be introducing themselves at the same time; more wait to be accepted.</summary>
    private const int MostHandshakes = 256;

    private readonly SemaphoreSlim _handshakes = new(MostHandshakes);
    private Socket? _socket;

    /// <summary>Binds and listens; returns the bound port.</summary>
    /// <exception cref="RemoteTransportException">The address is taken or not this machine's.</exception>
    public int Start()
    {
        var settings = remoting.Settings;
        try
        {
            var endPoint = new IPEndPoint(Resolve(settings.Hostname), settings.Port);
            _socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (settings.ReuseAddress)
                _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            _socket.Bind(endPoint);
            _socket.Listen(settings.Backlog);
        }
        catch (SocketException failure)
        {
            _socket?.Dispose();
            throw new RemoteTransportException(
                $"Failed to bind to {settings.Hostname}:{settings.Port}: {failure.Message}. Choose a free port in akka.remote.dot-netty.tcp.port, or 0 for any.", failure);
        }

        var socket = _socket;
        remoting.OnOwnThread("accepts", () => Accept(socket));
        return ((IPEndPoint)_socket.LocalEndPoint!).Port;
    }

    public void Dispose() => _socket?.Dispose();

    private static IPAddress Resolve(string host) =>
        IPAddress.TryParse(host, out var address)
            ? address
            : Dns.GetHostAddresses(host, AddressFamily.InterNetwork).FirstOrDefault() ?? throw new SocketException((int)SocketError.HostNotFound);

    private void Accept(Socket listener)
    {
        while (true)
        {
            _handshakes.Wait();
            try
            {
                var socket = listener.Accept();
                remoting.OnOwnThread("from a peer", () => Serve(socket));
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                _handshakes.Release();
                if (remoting.IsClosing)
                    return;
                remoting.Log.Error(failure, $"A connection could not be accepted: {failure.Message}");
                // Most often this process has no file descriptors left; some may be free again soon.
                Thread.Sleep(100);
            }
        }
    }

    private void Serve(Socket socket)
    {
        Connection? connection;
        try
        {
            connection = remoting.Introductions.Accept(socket);
        }
        finally
        {
            _handshakes.Release();
        }

        if (connection is not null)
            remoting.Use(connection);
    }
}
