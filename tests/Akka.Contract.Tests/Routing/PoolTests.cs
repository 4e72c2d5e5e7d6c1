using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;

namespace Contract.Routing;

public sealed class PoolTests() : ContractTest("""
    akka.actor.deployment {
      /configured { router = round-robin-pool, nr-of-instances = 3 }
      /smallest { router = smallest-mailbox-pool, nr-of-instances = 2 }
    }
    """)
{
    [Fact]
    public void Round_robin_takes_the_routees_in_turn()
    {
        var router = Sys.ActorOf(Names().WithRouter(new RoundRobinPool(3)), "router");
        for (var i = 0; i < 6; i++)
            router.Tell("name");

        Assert.Equal(new object[] { "$a", "$b", "$c", "$a", "$b", "$c" }.Order(), ReceiveN(6).Order());
    }

    [Fact]
    public async Task The_configuration_decides_what_FromConfig_stands_for()
    {
        var router = Sys.ActorOf(Names().WithRouter(FromConfig.Instance), "configured");

        Assert.Equal(3, (await Members(router)).Count);
    }

    [Fact]
    public async Task The_configuration_has_the_last_word_over_code()
    {
        var router = Sys.ActorOf(Names().WithRouter(new RoundRobinPool(7)), "configured");

        Assert.Equal(3, (await Members(router)).Count);
    }

    [Fact]
    public void FromConfig_without_a_configuration_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Names().WithRouter(FromConfig.Instance), "unconfigured"));

    [Fact]
    public void Without_a_router_in_props_the_configuration_makes_none()
    {
        var actor = Sys.ActorOf(Names(), "configured");
        actor.Tell("name");

        ExpectMsg("configured");
    }

    [Fact]
    public void A_broadcast_reaches_every_routee()
    {
        var router = Sys.ActorOf(Names().WithRouter(new RoundRobinPool(3)), "router");
        router.Tell(new Broadcast("name"));

        ExpectMsgAllOf("$a", "$b", "$c");
    }

    [Fact]
    public void Routees_see_the_original_sender_and_have_the_router_as_parent()
    {
        var router = Sys.ActorOf(Names().WithRouter(new RoundRobinPool(1)), "router");
        router.Tell("parent");

        Assert.Equal(router.Path, ExpectMsg<IActorRef>().Path);
    }

    [Fact]
    public async Task A_routee_that_ended_is_taken_out()
    {
        var router = Sys.ActorOf(Names().WithRouter(new RoundRobinPool(2)), "router");
        var first = (await Members(router))[0];
        Watch(first);
        Sys.Stop(first);
        ExpectTerminated(first);

        await AwaitAssertAsync(async () => Assert.DoesNotContain(first, await Members(router)));
        router.Tell("name");
        router.Tell("name");
        ExpectMsg("$b");
        ExpectMsg("$b");
    }

    [Fact]
    public void A_pool_without_routees_ends()
    {
        var router = Sys.ActorOf(Names().WithRouter(new RoundRobinPool(1)), "router");
        Watch(router);
        router.Tell("stop");

        ExpectTerminated(router);
    }

    [Fact]
    public async Task A_failed_routee_is_restarted_and_stays()
    {
        var router = Sys.ActorOf(Names().WithRouter(new RoundRobinPool(2)), "router");
        var before = await Members(router);
        router.Tell("fail");
        router.Tell("name");
        router.Tell("name");

        ExpectMsgAllOf("$a", "$b");
        Assert.Equal(before, await Members(router));
    }

    [Fact]
    public void A_poison_pill_stops_the_whole_pool()
    {
        var router = Sys.ActorOf(Names().WithRouter(new RoundRobinPool(2)), "router");
        Watch(router);
        router.Tell(PoisonPill.Instance);

        ExpectTerminated(router);
    }

    [Fact]
    public void The_smallest_mailbox_is_chosen()
    {
        using var gate = new ManualResetEventSlim();
        var router = Sys.ActorOf(Props.Create(() => new Blocker(gate, TestActor)).WithRouter(FromConfig.Instance), "smallest");
        router.Tell("block");
        ExpectMsg("blocked $a");
        // $a works and has nothing waiting, so it is still the first choice; the next message has to wait there.
        router.Tell("after");
        router.Tell("other");

        ExpectMsg("$b other");
        gate.Set();
        ExpectMsg("$a after");
    }

    [Fact]
    public async Task AdjustPoolSize_changes_the_number_of_routees()
    {
        var router = Sys.ActorOf(Names().WithRouter(new RoundRobinPool(2)), "router");
        router.Tell(new AdjustPoolSize(2));
        await AwaitAssertAsync(async () => Assert.Equal(4, (await Members(router)).Count));
        router.Tell(new AdjustPoolSize(-3));

        await AwaitAssertAsync(async () => Assert.Single(await Members(router)));
    }

    private Props Names() => Props.Create(() => new Namer());

    private static async Task<List<IActorRef>> Members(IActorRef router) =>
        [.. (await router.Ask<Routees>(GetRoutees.Instance, Soon)).Members.Cast<ActorRefRoutee>().Select(routee => routee.Actor)];

    private sealed class Namer : ReceiveActor
    {
        public Namer() => Receive<string>(text =>
        {
            switch (text)
            {
                case "name":
                    Sender.Tell(Self.Path.Name);
                    break;
                case "parent":
                    Sender.Tell(Context.Parent);
                    break;
                case "stop":
                    Context.Stop(Self);
                    break;
                default:
                    throw new InvalidOperationException(text);
            }
        });
    }

    private sealed class Blocker : ReceiveActor
    {
        public Blocker(ManualResetEventSlim gate, IActorRef test)
        {
            Receive<string>(_ =>
            {
                test.Tell($"blocked {Self.Path.Name}");
                gate.Wait(Soon);
            }, text => text == "block");
            Receive<string>(text => test.Tell($"{Self.Path.Name} {text}"));
        }
    }
}
