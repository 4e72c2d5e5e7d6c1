using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.SysMsg;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Actors.Tests.Protocol;

/// <summary>Akka's own messages, as a peer with Akka's own settings writes them, and as a node reads them.</summary>
public sealed class LookupSerializerTests : IAsyncLifetime
{
    private readonly ActorSystem _node = ActorSystem.Create("node", NodeConfiguration.Load("", null));
    private readonly ActorSystem _peer = ActorSystem.Create("peer", ConfigurationFactory.ParseString(
        """akka { actor.provider = remote, remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 } }"""));

    public static TheoryData<object> Harmful =>
    [
        PoisonPill.Instance,
        Kill.Instance,
        new Status.Failure(new FileNotFoundException("no such model")),
        new Status.Success("done"),
        new Terminate(),
        new Suspend(),
        new Recreate(new InvalidOperationException("again")),
    ];

    [Theory]
    [MemberData(nameof(Harmful))]
    public void What_ends_actors_or_carries_exceptions_is_neither_read_nor_written(object message)
    {
        var (bytes, serializer, manifest) = Written(_peer, message);
        Assert.IsType(message.GetType(), _peer.Serialization.Deserialize(bytes, serializer, manifest));

        var refusal = Record.Exception(() => _node.Serialization.Deserialize(bytes, serializer, manifest));
        Assert.True(refusal is NotSupportedException or SerializationException, $"{refusal}");
        Assert.Throws<NotSupportedException>(() => _node.Serialization.Serialize(message));
    }

    // The selections by which an edge resolves a cloud's actors rely on it.
    [Fact]
    public void What_finds_an_actor_is_read_and_written()
    {
        var actor = _node.ActorOf(Props.Empty, "there");

        foreach (var message in new object[] { new Identify(5), new ActorIdentity(5, actor), new ActorIdentity(5, null) })
        {
            foreach (var (writer, reader) in new[] { (_node, _node), (_peer, _node), (_node, _peer) })
            {
                var (bytes, serializer, manifest) = Written(writer, message);
                Assert.IsType(message.GetType(), reader.Serialization.Deserialize(bytes, serializer, manifest));
            }
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Task.WhenAll(_node.Terminate(), _peer.Terminate());

    private static (byte[] Bytes, int Serializer, string Manifest) Written(ActorSystem system, object message)
    {
        var serializer = system.Serialization.FindSerializerFor(message);
        return (serializer.ToBinary(message), serializer.Identifier, Akka.Serialization.Serialization.ManifestFor(serializer, message));
    }
}
