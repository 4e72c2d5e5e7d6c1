using Akka.Actor;

namespace Contract.Remote;

/// <summary>The test's own system is in untrusted mode; the other one sends to it.</summary>
public sealed class UntrustedModeTests() : RemoteTest("""
    akka.remote { untrusted-mode = on, trusted-selection-paths = ["/user/receptionist"] }
    """)
{
    private static readonly TimeSpan LongerThanSilenceIsAccepted = TimeSpan.FromSeconds(2.5);

    private IActorRef _other = ActorRefs.Nobody;

    [Fact]
    public void A_selection_of_a_trusted_path_gets_through_and_its_answer_back()
    {
        var client = StartClient();
        var asking = CreateTestProbe(client);

        Select(client, "receptionist").Tell("hello", asking.Ref);

        ExpectMsg("hello", Patience);
        LastSender.Tell("and hello to you");
        asking.ExpectMsg("and hello to you", Patience);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("receptionist/child")]
    [InlineData("receptionist/../receptionist")]
    public void A_selection_of_any_other_path_is_dropped(string path)
    {
        var client = StartClient();

        Select(client, path).Tell("dropped");
        Select(client, "receptionist").Tell("passed");

        ExpectMsg("passed", Patience);
        ExpectNoMsg(Quiet);
    }

    [Fact]
    public async Task A_selection_that_starts_from_an_actor_is_dropped()
    {
        var client = StartClient();
        var receptionist = await Select(client, "receptionist").ResolveOne(Patience);

        // The way is the trusted one, but not from the root.
        new ActorSelection(receptionist, "/user/receptionist").Tell("dropped", ActorRefs.NoSender);
        receptionist.Tell("passed");

        ExpectMsg("passed", Patience);
        ExpectNoMsg(Quiet);
    }

    [Fact]
    public async Task A_reference_that_was_given_away_may_be_used()
    {
        var client = StartClient();
        var other = await GiveAwayAsync(client);

        other.Tell("hello");

        ExpectMsg("hello", Patience);
    }

    [Fact]
    public async Task What_could_harm_an_actor_is_dropped()
    {
        var client = StartClient();
        var other = await GiveAwayAsync(client);

        other.Tell(PoisonPill.Instance);
        client.Stop(other);
        Select(client, "receptionist").Tell(PoisonPill.Instance);
        other.Tell("still here");
        ExpectMsg("still here", Patience);
        Select(client, "receptionist").Tell("here too");
        ExpectMsg("here too", Patience);
    }

    [Fact]
    public async Task Kill_does_not_count_as_harmful()
    {
        var client = StartClient();
        var other = await GiveAwayAsync(client);
        Watch(_other);

        other.Tell(Kill.Instance);

        ExpectTerminated(_other, Patience);
    }

    [Fact]
    public async Task A_peer_may_watch_an_actor_where_the_path_of_its_heartbeats_is_trusted()
    {
        var (watched, theirs) = await WatchOnUntrustedAsync("\"/user/watched\", \"/system/remote-watcher\"");
        ExpectNoMsg(LongerThanSilenceIsAccepted);

        theirs.Tell(PoisonPill.Instance);

        Assert.False(ExpectTerminated(watched, Patience).AddressTerminated);
    }

    [Fact]
    public async Task Where_the_path_of_its_heartbeats_is_not_trusted_the_node_seems_dead_to_a_peer_that_watches()
    {
        var (watched, _) = await WatchOnUntrustedAsync("\"/user/watched\"");

        var terminated = ExpectTerminated(watched, Patience);

        Assert.True(terminated.AddressTerminated);
        Assert.True(terminated.ExistenceConfirmed);
    }

    private async Task<(IActorRef Watched, IActorRef Theirs)> WatchOnUntrustedAsync(string trusted)
    {
        var server = StartOther("server", $"akka.remote {{ untrusted-mode = on, trusted-selection-paths = [{trusted}] }}");
        var theirs = SpawnOn(server, actor => actor.OnAny(_ => { }), "watched");
        var watched = await FindAsync(server, "watched");
        Watch(watched);
        return (watched, theirs);
    }

    private ActorSelection Select(ActorSystem client, string path) => client.ActorSelection($"{Here}/user/{path}");

    /// <summary>Spawns the actors here, and starts a system that is not in untrusted mode.</summary>
    private ActorSystem StartClient()
    {
        _other = Spawn(actor => actor.OnAny(TestActor.Forward), "other");
        Spawn(
            actor =>
            {
                actor.Ctx.ActorOf(Props.Create(() => new ScriptedActor(child => child.OnAny(TestActor.Forward))), "child");
                actor.On<IActorRef>(asking => asking.Tell(_other));
                actor.OnAny(TestActor.Forward);
            },
            "receptionist");
        return StartOther("client");
    }

    /// <summary>The client's reference for /user/other, which it cannot find by itself.</summary>
    private async Task<IActorRef> GiveAwayAsync(ActorSystem client)
    {
        var asking = CreateTestProbe(client);
        Select(client, "receptionist").Tell(asking.Ref);
        return await asking.ExpectMsgAsync<IActorRef>(Patience);
    }
}
