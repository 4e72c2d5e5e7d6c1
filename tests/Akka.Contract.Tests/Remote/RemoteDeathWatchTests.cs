using Akka.Actor;

namespace Contract.Remote;

public sealed class RemoteDeathWatchTests : RemoteTest
{
    [Fact]
    public async Task The_end_of_a_remote_actor_is_told()
    {
        var other = StartOther();
        var theirs = SpawnOn(other, actor => actor.OnAny(_ => { }), "mortal");
        var mortal = await FindAsync(other, "mortal");
        Watch(mortal);
        // What is asked after the watch is answered after it: the watch has arrived before the actor ends.
        await FindAsync(other, "mortal");

        other.Stop(theirs);

        var terminated = ExpectTerminated(mortal, Patience);
        Assert.True(terminated.ExistenceConfirmed);
        Assert.False(terminated.AddressTerminated);
    }

    [Fact]
    public async Task A_watch_with_a_message_gives_that_message()
    {
        var other = StartOther();
        var theirs = SpawnOn(other, actor => actor.OnAny(_ => { }), "mortal");
        var mortal = await FindAsync(other, "mortal");
        Spawn(actor =>
        {
            actor.On<string>(text => TestActor.Tell(text));
            actor.OnPreStart = () => actor.Ctx.WatchWith(mortal, "the mortal is gone");
        });

        other.Stop(theirs);

        ExpectMsg("the mortal is gone", Patience);
    }

    [Fact]
    public async Task The_end_of_an_actor_comes_after_what_it_sent()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.On<string>(_ =>
        {
            actor.From.Tell(new Parcel(1, new byte[3_000_000]));
            actor.Ctx.Stop(actor.Me);
        }), "last-words");
        var actor = await FindAsync(other, "last-words");
        Watch(actor);

        actor.Tell("speak", TestActor);

        ExpectMsg<Parcel>(Patience);
        ExpectTerminated(actor, Patience);
    }

    [Fact]
    public async Task A_watch_on_an_actor_that_has_ended_is_answered()
    {
        var other = StartOther();
        var theirs = SpawnOn(other, actor => actor.OnAny(_ => { }), "mortal");
        var mortal = await FindAsync(other, "mortal");
        await theirs.GracefulStop(Patience);

        Watch(mortal);

        ExpectTerminated(mortal, Patience);
    }

    [Fact]
    public async Task Who_no_longer_watches_is_not_told()
    {
        var other = StartOther();
        var theirs = SpawnOn(other, actor => actor.OnAny(_ => { }), "mortal");
        var mortal = await FindAsync(other, "mortal");
        Watch(mortal);
        Unwatch(mortal);

        await theirs.GracefulStop(Patience);

        ExpectNoMsg(Quiet);
    }

    [Fact]
    public async Task A_node_that_falls_silent_takes_its_actors_with_it()
    {
        var port = FreePort();
        using var proxy = new TcpProxy(port);
        var other = StartOther(config: $"akka.remote.dot-netty.tcp {{ port = {port}, public-hostname = \"127.0.0.1\", public-port = {proxy.Port} }}");
        SpawnOn(other, actor => actor.OnAny(_ => { }), "one");
        SpawnOn(other, actor => actor.OnAny(_ => { }), "two");
        var (one, two) = (await FindAsync(other, "one"), await FindAsync(other, "two"));
        Watch(one);
        Watch(two);
        // An answer shows that the watches, sent before, have arrived.
        await one.Ask<ActorIdentity>(new Identify(1), Patience);

        proxy.Freeze();

        var terminated = new[] { ExpectMsg<Terminated>(Patience), ExpectMsg<Terminated>(Patience) };
        Assert.All(terminated, each => Assert.True(each.AddressTerminated));
        Assert.Equal(new HashSet<IActorRef> { one, two }, terminated.Select(each => each.ActorRef).ToHashSet());
    }

    [Fact]
    public async Task A_node_that_ends_takes_its_actors_with_it()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.OnAny(_ => { }), "mortal");
        var mortal = await FindAsync(other, "mortal");
        Watch(mortal);
        await mortal.Ask<ActorIdentity>(new Identify(1), Patience);

        await other.Terminate();

        ExpectTerminated(mortal, Patience);
    }

    [Fact]
    public async Task A_restarted_node_is_another_one_behind_the_same_address()
    {
        var port = FreePort();
        var first = StartOther(config: $"akka.remote.dot-netty.tcp.port = {port}");
        SpawnOn(first, actor => actor.On<string>(_ => actor.From.Tell("first")), "actor");
        var old = await FindAsync(first, "actor");
        Watch(old);
        await old.Ask<string>("who?", Patience);

        await first.Terminate();
        ExpectTerminated(old, Patience);
        var second = StartOther(config: $"akka.remote.dot-netty.tcp.port = {port}");
        SpawnOn(second, actor => actor.On<string>(_ => actor.From.Tell("second")), "actor");

        await AwaitAssertAsync(async () =>
        {
            var answer = await Sys.ActorSelection($"{AddressOf(second)}/user/actor").Ask<string>("who?", TimeSpan.FromSeconds(1));
            Assert.Equal("second", answer);
        }, Patience, TimeSpan.FromMilliseconds(100));
        Assert.NotEqual(old, await FindAsync(second, "actor"));
    }
}
