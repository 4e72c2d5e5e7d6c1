using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;
using Akka.Remote;

namespace Contract.Remote;

// A pause that a busy machine may well make is not to end the watched node: only the connection is to be gone here.
public sealed class AssociationTests() : RemoteTest("akka.remote.watch-failure-detector.acceptable-heartbeat-pause = 10s")
{
    [Fact]
    public async Task The_first_message_associates_two_nodes()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.OnAny(_ => { }), "somebody");
        Sys.EventStream.Subscribe(TestActor, typeof(AssociatedEvent));

        await FindAsync(other, "somebody");

        var associated = ExpectMsg<AssociatedEvent>(Patience);
        Assert.Equal(AddressOf(other), associated.RemoteAddress);
        Assert.Equal(Here, associated.LocalAddress);
    }

    [Fact]
    public async Task A_cut_connection_is_told_and_made_again_after_the_gate()
    {
        var port = FreePort();
        using var proxy = new TcpProxy(port);
        var other = StartOther(config: $"akka.remote.dot-netty.tcp {{ port = {port}, public-hostname = \"127.0.0.1\", public-port = {proxy.Port} }}");
        SpawnOn(other, actor => actor.On<string>(text => actor.From.Tell(text)), "echo");
        var echo = await FindAsync(other, "echo");
        await echo.Ask<string>("before", Patience);
        Sys.EventStream.Subscribe(TestActor, typeof(DisassociatedEvent));

        proxy.Cut();

        Assert.Equal(AddressOf(other), ExpectMsg<DisassociatedEvent>(Patience).RemoteAddress);
        await AwaitAssertAsync(
            async () => Assert.Equal("after", await echo.Ask<string>("after", TimeSpan.FromSeconds(1))),
            Patience, TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task A_cut_connection_alone_ends_no_watched_actor()
    {
        var port = FreePort();
        using var proxy = new TcpProxy(port);
        var other = StartOther(config: $"akka.remote.dot-netty.tcp {{ port = {port}, public-hostname = \"127.0.0.1\", public-port = {proxy.Port} }}");
        var theirs = SpawnOn(other, actor => actor.On<string>(text => actor.From.Tell(text)), "echo");
        var echo = await FindAsync(other, "echo");
        Watch(echo);
        await echo.Ask<string>("before", Patience);

        proxy.Cut();
        await AwaitAssertAsync(
            async () => Assert.Equal("after", await echo.Ask<string>("after", TimeSpan.FromSeconds(1))),
            Patience, TimeSpan.FromMilliseconds(100));
        ExpectNoMsg(Quiet);

        other.Stop(theirs);
        ExpectTerminated(echo, Patience);
    }

    [Fact]
    public async Task While_the_gate_is_closed_messages_become_dead_letters()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.OnAny(_ => { }), "somebody");
        var somebody = await FindAsync(other, "somebody");
        Sys.EventStream.Subscribe(TestActor, typeof(DisassociatedEvent));
        await other.Terminate();
        ExpectMsg<DisassociatedEvent>(Patience);
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        somebody.Tell("too late");

        FishForMessage(message => message is DeadLetter { Message: "too late" }, Patience);
    }

    [Fact]
    public void A_port_in_use_ends_the_start_with_the_socket_s_own_error()
    {
        var failure = Assert.ThrowsAny<Exception>(() => StartOther(config: $"akka.remote.dot-netty.tcp {{ port = {Here.Port}, tcp-reuse-addr = off }}"));

        Assert.Contains(Causes(failure), cause => cause is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse });
    }

    [Fact]
    public void By_default_two_systems_may_listen_on_one_port_of_a_Unix_machine()
    {
        if (OperatingSystem.IsWindows())
            return;

        var other = StartOther(config: $"akka.remote.dot-netty.tcp.port = {Here.Port}");

        Assert.Equal(Here.Port, AddressOf(other).Port);
    }
}
