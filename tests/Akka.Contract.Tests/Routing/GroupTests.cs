using Akka.Actor;
using Akka.Routing;

namespace Contract.Routing;

public sealed class GroupTests() : ContractTest("""
    akka.actor.deployment {
      /configured { router = round-robin-group, routees.paths = ["/user/first", "/user/second"] }
    }
    """)
{
    [Fact]
    public void Messages_go_to_the_actors_at_the_paths_in_turn_with_the_original_sender()
    {
        StartRoutees();
        var router = Sys.ActorOf(Props.Empty.WithRouter(FromConfig.Instance), "configured");
        for (var i = 0; i < 4; i++)
            router.Tell("name");

        Assert.Equal(new object[] { "first", "first", "second", "second" }, ReceiveN(4).Order());
    }

    [Fact]
    public void A_group_from_code_does_the_same()
    {
        StartRoutees();
        var router = Sys.ActorOf(new RoundRobinGroup("/user/first", "/user/second").Props(), "router");
        router.Tell(new Broadcast("name"));

        ExpectMsgAllOf("first", "second");
    }

    [Fact]
    public async Task It_names_its_routees_as_selections_whether_or_not_there_are_actors()
    {
        var router = Sys.ActorOf(Props.Empty.WithRouter(FromConfig.Instance), "configured");

        var routees = await router.Ask<Routees>(GetRoutees.Instance, Soon);

        var selections = routees.Members.Cast<ActorSelectionRoutee>().Select(routee => routee.Selection).ToList();
        Assert.Equal(["/user/first", "/user/second"], selections.Select(selection => selection.PathString));
        Assert.All(selections, selection => Assert.True(selection.Anchor.Path.Address.HasLocalScope));
    }

    [Fact]
    public void The_end_of_a_routee_does_not_end_the_router()
    {
        StartRoutees();
        var router = Sys.ActorOf(Props.Empty.WithRouter(FromConfig.Instance), "configured");
        router.Tell(new Broadcast("stop"));
        ExpectMsgAllOf("first", "second");
        router.Tell(GetRoutees.Instance);

        Assert.Equal(2, ExpectMsg<Routees>().Members.Count());
    }

    private void StartRoutees()
    {
        foreach (var name in new[] { "first", "second" })
            Sys.ActorOf(Props.Create(() => new Namer()), name);
    }

    private sealed class Namer : ReceiveActor
    {
        public Namer() => Receive<string>(text =>
        {
            Sender.Tell(Self.Path.Name);
            if (text == "stop")
                Context.Stop(Self);
        });
    }
}
