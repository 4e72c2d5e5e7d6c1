using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;
using Akka.Remote.Tls;
using Akka.Remote.Transport;

namespace Akka.Remote;

/// <summary>Makes connections out of sockets: both sides say who they are and whom they take the other to be.</summary>
internal sealed class Introductions(Remoting remoting)
{
    private readonly TlsHandshake? _tls = remoting.Settings.Tls is { } tls ? new TlsHandshake(tls) : null;

    /// <summary>Hears who connected; blocks. Null, with a line in the log, if that is nobody to talk to.</summary>
    public Connection? Accept(Socket socket)
    {
        var from = socket.RemoteEndPoint;
        using var timeout = new HandshakeTimeout(socket, remoting.Settings.HandshakeTimeout, remoting.Time);
        Stream stream = new BlockingStream(socket);
        var encrypted = false;
        try
        {
            Configure(socket);
            encrypted = _tls is not null && TlsHandshake.IsBegunOn(socket);
            if (encrypted)
                stream = _tls!.Accept(stream);
            var peer = Handshake.Read(stream);
            var refusal = RefusalOf(peer, encrypted);
            stream.Write(new Handshake(remoting.DefaultAddress, remoting.Uid, peer.Origin, refusal).Encode());
            if (refusal.Length == 0)
                return timeout.Pass() ? new Connection(socket, stream, peer, inbound: true, remoting.Settings.MaximumFrameBytes) : null;
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
            if (encrypted)
                remoting.Log.Warning($"The connection from {from} ended while TLS was being agreed on: {failure.Message}. It may not accept the certificate {remoting.Settings.Tls!.Certificate.Subject} of this node.");
            else
                remoting.Log.Debug($"The connection from {from} ended before it introduced itself: {failure.Message}");
        }

        stream.Dispose();
        return null;
    }

    /// <summary>Connects to a node; blocks.</summary>
    /// <exception cref="RemoteTransportException">The node cannot be reached, is another than expected, or refuses.</exception>
    public Connection Connect(Address target)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var timeout = new HandshakeTimeout(socket, remoting.Settings.ConnectionTimeout, remoting.Time);
        Stream stream = new BlockingStream(socket);
        try
        {
            Configure(socket);
            socket.Connect(target.Host!, target.Port ?? 0);
            if (_tls is not null)
                stream = _tls.Connect(stream, target);
            stream.Write(new Handshake(remoting.DefaultAddress, remoting.Uid, target).Encode());
            var peer = Handshake.Read(stream);
            if (peer.Refusal.Length > 0)
                throw new RemoteTransportException($"it refuses: {peer.Refusal}");
            if (peer.Origin != target)
                throw new RemoteTransportException($"the node there calls itself {peer.Origin}");
            if (!timeout.Pass())
                throw new TimeoutException();
            return new Connection(socket, stream, peer, inbound: false, remoting.Settings.MaximumFrameBytes);
        }
        catch (Exception failure)
        {
            stream.Dispose();
            throw failure switch
            {
                RemoteTransportException => failure,
                _ when timeout.HasPassed => new RemoteTransportException($"no answer within {remoting.Settings.ConnectionTimeout.TotalSeconds} s (akka.remote.dot-netty.tcp.connection-timeout)", failure),
                IOException when _tls is not null => new RemoteTransportException(
                    $"it ended the connection while TLS was being agreed on ({failure.Message}); either it does not accept the certificate {remoting.Settings.Tls!.Certificate.Subject} of this node, or akka.remote.dot-netty.tcp.enable-ssl is off there", failure),
                _ => new RemoteTransportException(failure.Message, failure),
            };
        }
    }

    private string RefusalOf(Handshake peer, bool encrypted)
    {
        if (_tls is not null && !encrypted)
            return "this node takes TLS connections only (akka.remote.dot-netty.tcp.enable-ssl is on)";
        if (peer.Target != remoting.DefaultAddress)
            return $"it wants {peer.Target}, and this node is {remoting.DefaultAddress}";
        if (peer.Origin.Protocol != remoting.Protocol)
            return $"it calls itself {peer.Origin}, and this node speaks {remoting.Protocol}";
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
