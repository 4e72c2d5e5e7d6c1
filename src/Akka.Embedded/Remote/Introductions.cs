using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;
using Akka.Remote.Transport;

namespace Akka.Remote;

/// <summary>Makes connections out of sockets: both sides say who they are and whom they take the other to be.</summary>
internal sealed class Introductions(Remoting remoting)
{
    /// <summary>Hears who connected; blocks. Null, with a line in the log, if that is nobody to talk to.</summary>
    public Connection? Accept(Socket socket)
    {
        var from = socket.RemoteEndPoint;
        using var timeout = new HandshakeTimeout(socket, remoting.Settings.HandshakeTimeout, remoting.Time);
        try
        {
            Configure(socket);
            var stream = new BlockingStream(socket);
            var peer = Handshake.Read(stream);
            var refusal = RefusalOf(peer);
            stream.Write(new Handshake(remoting.DefaultAddress, remoting.Uid, peer.Origin, refusal).Encode());
            if (refusal.Length == 0)
                return timeout.Pass() ? new Connection(socket, peer, inbound: true, remoting.Settings.MaximumFrameBytes) : null;
            remoting.Log.Error($"Refused the connection of {peer.Origin} from {from}: {refusal}.");
        }
        catch (ProtocolException failure)
        {
            remoting.Log.Error($"Closed the connection from {from}: {failure.Message}.");
        }
        catch (Exception) when (timeout.HasPassed)
        {
            remoting.Log.Warning($"Closed the connection from {from}: it did not introduce itself within {remoting.Settings.HandshakeTimeout.TotalSeconds} s (akka.remote.handshake-timeout).");
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException)
        {
            remoting.Log.Debug($"The connection from {from} ended before it introduced itself: {failure.Message}");
        }

        socket.Dispose();
        return null;
    }

    /// <summary>Connects to a node; blocks.</summary>
    /// <exception cref="RemoteTransportException">The node cannot be reached, is another than expected, or refuses.</exception>
    public Connection Connect(Address target)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var timeout = new HandshakeTimeout(socket, remoting.Settings.ConnectionTimeout, remoting.Time);
        try
        {
            Configure(socket);
            socket.Connect(target.Host!, target.Port ?? 0);
            var stream = new BlockingStream(socket);
            stream.Write(new Handshake(remoting.DefaultAddress, remoting.Uid, target).Encode());
            var peer = Handshake.Read(stream);
            if (peer.Refusal.Length > 0)
                throw new RemoteTransportException($"it refuses: {peer.Refusal}");
            if (peer.Origin != target)
                throw new RemoteTransportException($"the node there calls itself {peer.Origin}");
            if (!timeout.Pass())
                throw new TimeoutException();
            return new Connection(socket, peer, inbound: false, remoting.Settings.MaximumFrameBytes);
        }
        catch (Exception failure)
        {
            socket.Dispose();
            throw failure switch
            {
                RemoteTransportException => failure,
                _ when timeout.HasPassed => new RemoteTransportException($"no answer within {remoting.Settings.ConnectionTimeout.TotalSeconds} s (akka.remote.dot-netty.tcp.connection-timeout)", failure),
                _ => new RemoteTransportException(failure.Message, failure),
            };
        }
    }

    private string RefusalOf(Handshake peer)
    {
        if (peer.Target != remoting.DefaultAddress)
            return $"it wants {peer.Target}, and this node is {remoting.DefaultAddress}";
        return peer.Origin == remoting.DefaultAddress ? $"it calls itself {peer.Origin}, which is this node" : "";
    }

    private void Configure(Socket socket)
    {
        var settings = remoting.Settings;
        socket.NoDelay = settings.NoDelay;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, settings.KeepAlive);
        if (settings.SendBufferBytes > 0)
            socket.SendBufferSize = (int)Math.Min(settings.SendBufferBytes, int.MaxValue);
        if (settings.ReceiveBufferBytes > 0)
            socket.ReceiveBufferSize = (int)Math.Min(settings.ReceiveBufferBytes, int.MaxValue);
        UnsentLimit.Set(socket, ChunkSize.FirstBytes);
    }
}
