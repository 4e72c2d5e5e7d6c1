using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Serialization;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Actors.Tests.Cloud;

/// <summary>A cloud with an edge at work, and somebody who sends it what no edge does: it costs nobody else anything.</summary>
public sealed class HostilePeerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Paths = [CloudPaths.Front, CloudPaths.Profiler];
    private readonly TwoNodes _nodes = new();

    private static byte[][] NoMessages =>
    [
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(),
        [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03, .. Noise(100)], // TLS
        Noise(10_000),
        Frame(1000, Noise(1000)),
        Frame(1000, Noise(10)),
        [0x10, 0x00],
        Frame(int.MaxValue, Noise(100)),
        Frame(-5, Noise(100)),
    ];

    private static object[] UnknownMessages =>
    [
        "hello",
        new Version(1, 2),
        new Strange("nothing-of-ours", Noise(100)),
        new Strange("execute-suffix", Noise(100)),
        new Status.Failure(new InvalidOperationException("no")),
    ];

    [Fact]
    public async Task Bytes_that_are_no_message_cost_nobody_else_anything()
    {
        var peers = NoMessages.Select(_ => new TcpClient()).ToArray();

        await _nodes.WhileAnEdgeWorksAsync(() => Task.WhenAll(peers.Zip(NoMessages, SendAsync)));

        // The peers are still there, and so is the cloud for one who comes now.
        await AssertServesAsync();
        foreach (var peer in peers)
            peer.Dispose();
    }

    [Fact]
    public async Task A_length_that_is_announced_takes_no_memory_before_its_bytes_come()
    {
        const int Peers = 100, Announced = 60 << 20;
        var peers = Enumerable.Range(0, Peers).Select(_ => new TcpClient()).ToArray();
        var before = Environment.WorkingSet;

        await _nodes.WhileAnEdgeWorksAsync(() => Task.WhenAll(peers.Select(peer => SendAsync(peer, Frame(Announced, Noise(100))))));

        Assert.InRange(Environment.WorkingSet - before, long.MinValue, (long)Peers * Announced / 10);
        foreach (var peer in peers)
            peer.Dispose();
    }

    [Fact]
    public async Task A_message_that_is_unknown_here_costs_its_sender_that_message()
    {
        await using var peer = new Peer(_nodes.CloudAddress);

        await _nodes.WhileAnEdgeWorksAsync(async () =>
        {
            foreach (var message in UnknownMessages)
            {
                foreach (var path in Paths)
                    peer.Select(path).Tell(message);
                Assert.IsType<CloudProtocol.Welcome>(await peer.GreetAsync());
            }
        });
    }

    [Fact]
    public async Task A_peer_cannot_end_a_nodes_actors()
    {
        await using var peer = new Peer(_nodes.CloudAddress);

        await _nodes.WhileAnEdgeWorksAsync(async () =>
        {
            var actors = await Task.WhenAll(Paths.Select(path => peer.Select(path).ResolveOne(Patience)));
            foreach (var actor in actors)
            {
                actor.Tell(Kill.Instance);
                actor.Tell(PoisonPill.Instance);
            }

            Assert.IsType<CloudProtocol.Welcome>(await peer.GreetAsync());
            foreach (var actor in actors)
                peer.Stop(actor);
        });

        await AssertServesAsync();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    private static byte[] Noise(int bytes)
    {
        var noise = new byte[bytes];
        new Random(1).NextBytes(noise);
        return noise;
    }

    // A frame begins with its length, in the byte order of Akka.NET's TCP.
    private static byte[] Frame(int length, byte[] content)
    {
        var frame = new byte[sizeof(int) + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, length);
        content.CopyTo(frame, sizeof(int));
        return frame;
    }

    private async Task SendAsync(TcpClient peer, byte[] bytes)
    {
        await peer.ConnectAsync(IPAddress.Loopback, _nodes.CloudAddress.Port!.Value);
        await peer.GetStream().WriteAsync(bytes);
    }

    private async Task AssertServesAsync()
    {
        var run = await _nodes.RunAsync(["mobile_net"], TwoNodes.Options(cut: 40));
        Assert.Equal(Node.Cloud, Assert.Single(run.Completed).CompletedBy);
    }

    /// <summary>A system that knows the protocol and Akka's own messages, and more.</summary>
    private sealed class Peer(Address cloud) : IAsyncDisposable
    {
        private readonly ActorSystem _system = ActorSystem.Create("peer", NodeConfiguration.Load(
            """
            akka.loglevel = OFF
            akka.actor.serializers {
              json = "Akka.Serialization.NewtonSoftJsonSerializer, Akka"
              akka-misc = "Akka.Remote.Serialization.MiscMessageSerializer, Akka.Remote"
              akka-system-msg = "Akka.Remote.Serialization.SystemMessageSerializer, Akka.Remote"
              strange = "Neurosurgeon.Actors.Tests.Cloud.StrangeSerializer, Neurosurgeon.Actors.Tests"
            }
            akka.actor.serialization-bindings {
              "Neurosurgeon.Actors.Tests.Cloud.Strange, Neurosurgeon.Actors.Tests" = strange
            }
            """,
            null));

        public ActorSelection Select(string path) => _system.ActorSelection($"{cloud}/user{path}");

        public void Stop(IActorRef actor) => _system.Stop(actor);

        public Task<CloudProtocol.IMessage> GreetAsync() => Select(CloudPaths.Front).Ask<CloudProtocol.IMessage>(
            new CloudProtocol.Hello(CloudProtocol.Version, "peer", FrameLimit.LeastBytes), Patience);

        public async ValueTask DisposeAsync() => await _system.Terminate();
    }
}

/// <summary>Bytes under a manifest of the peer's choice.</summary>
public sealed record Strange(string Manifest, byte[] Bytes);

/// <summary>Pretends to be the protocol's serializer.</summary>
public sealed class StrangeSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 7217;

    public override string Manifest(object o) => ((Strange)o).Manifest;

    public override byte[] ToBinary(object obj) => ((Strange)obj).Bytes;

    public override object FromBinary(byte[] bytes, string manifest) => new CloudProtocolSerializer(system).FromBinary(bytes, manifest);
}
