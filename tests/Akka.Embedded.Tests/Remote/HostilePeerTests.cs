using Akka.Actor;
using Akka.Remote.Transport;

namespace Embedded.Remote;

public sealed class HostilePeerTests : IDisposable
{
    private readonly ListeningNode _node = new("akka.remote.handshake-timeout = 500ms");

    public void Dispose() => _node.Dispose();

    [Fact]
    public void A_peer_that_speaks_http_is_sent_away()
    {
        using var peer = _node.Connect();
        peer.GetStream().Write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8);

        AssertClosed(peer);
        Assert.Contains($":{((System.Net.IPEndPoint)peer.Client.LocalEndPoint!).Port}: it does not speak this protocol", _node.WaitForLog("Closed the connection"));
        _node.AssertServes();
    }

    [Fact]
    public void A_peer_of_another_version_is_told_apart()
    {
        using var peer = _node.Connect();
        var hello = new Handshake(Address.Parse("akka.tcp://a@127.0.0.1:1"), 1, _node.Address).Encode();
        hello[4] = 2;
        peer.GetStream().Write(hello);

        AssertClosed(peer);
        _node.WaitForLog("it speaks version 2 of the protocol, and this node speaks version 1");
        _node.AssertServes();
    }

    [Fact]
    public void A_peer_that_means_another_node_is_refused_with_a_reason()
    {
        using var peer = _node.Connect();
        peer.GetStream().Write(new Handshake(Address.Parse("akka.tcp://a@127.0.0.1:1"), 1, Address.Parse("akka.tcp://elsewhere@127.0.0.1:9")).Encode());

        Assert.Contains("elsewhere", Handshake.Read(peer.GetStream()).Refusal);
        _node.WaitForLog("Refused the connection of akka.tcp://a@127.0.0.1:1");
        _node.AssertServes();
    }

    [Fact]
    public void A_peer_that_introduces_itself_too_slowly_is_cut_off()
    {
        using var peer = _node.Connect();
        peer.GetStream().WriteByte((byte)'A');

        AssertClosed(peer);
        Assert.Contains("akka.remote.handshake-timeout", _node.WaitForLog("did not introduce itself"));
        _node.AssertServes();
    }

    [Fact]
    public void Many_silent_peers_keep_nobody_out_for_long()
    {
        var peers = Enumerable.Range(0, 400).Select(_ => _node.Connect()).ToList();

        _node.AssertServes();

        peers.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public void Garbage_after_the_handshake_ends_the_connection_with_a_sentence()
    {
        using var peer = _node.ConnectAs("vandal");
        peer.GetStream().Write(Enumerable.Repeat((byte)0xEE, 100).ToArray());

        AssertClosed(peer);
        _node.WaitForLog("Closed the connection with akka.tcp://vandal@127.0.0.1:1: it sent bytes that are no frame of this protocol");
        _node.AssertServes();
    }

    [Fact]
    public void A_message_over_the_limit_ends_the_connection_before_it_is_read()
    {
        using var peer = _node.ConnectAs("glutton");
        var outbox = new Outbox();
        var batch = new OutboundBatch();
        outbox.Add(Message($"{_node.Address}/user/echo", new byte[2_000_000]));
        outbox.TryTake(batch, 1000);
        peer.GetStream().Write(batch.Gathered.Span);

        AssertClosed(peer);
        Assert.Contains("maximum-frame-size here is 1000000", _node.WaitForLog("akka.tcp://glutton@127.0.0.1:1: it sent a message of 2000"));
        _node.AssertServes();
    }

    [Fact]
    public async Task Messages_that_cannot_be_read_or_are_not_for_here_are_dropped_and_the_connection_lives_on()
    {
        using var peer = _node.ConnectAs("confused");
        Send(peer, Message("akka.tcp://elsewhere@127.0.0.1:9/user/echo", [65]));
        Send(peer, Message($"{_node.Address}/user/echo", [65], serializerId: 999));
        Send(peer, Message($"{_node.Address}/user/echo", [65], serializerId: 16, manifest: "System.Exception"));
        Send(peer, Message($"{_node.Address}/user/echo", [65, 66], "akka.tcp://confused@127.0.0.1:1/user/me"));

        using var reader = new FrameReader(peer.GetStream(), 1000);
        var answer = await reader.ReadAsync(CancellationToken.None);

        Assert.Equal([65, 66], answer!.Value.Payload);
        _node.WaitForLog("non-local recipient [akka.tcp://elsewhere@127.0.0.1:9/user/echo]");
        _node.WaitForLog("identifier 999");
        _node.WaitForLog("'System.Exception' is no manifest");
    }

    private static OutboundMessage Message(string recipient, byte[] payload, string sender = "", int serializerId = 17, string manifest = "S") =>
        new(new MessageHead(recipient, sender, serializerId, manifest).Encode(), payload, recipient, false, payload, null, ActorRefs.Nobody);

    private static void Send(System.Net.Sockets.TcpClient peer, OutboundMessage message)
    {
        var batch = new OutboundBatch();
        batch.AddWhole(message);
        peer.GetStream().Write(batch.Gathered.Span);
    }

    private static void AssertClosed(System.Net.Sockets.TcpClient peer)
    {
        try
        {
            while (peer.GetStream().Read(new byte[1000]) > 0)
            {
            }
        }
        catch (IOException reset) when (reset.InnerException is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionReset })
        {
            // Closed while something unread lay in the node's buffer.
        }
    }
}
