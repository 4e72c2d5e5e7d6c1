using Akka.Actor;
using Akka.Routing;
using Akka.TestKit.Xunit2;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Actors.Tests.Cloud;

/// <summary>The front, with the reference configuration's router over the fronts of all nodes or with one that the test plays.</summary>
public sealed class CloudFrontActorTests() : TestKit(NodeConfiguration.Load("akka { actor.provider = local, loglevel = OFF }", null))
{
    private static readonly CloudProtocol.Hello Hello = new(CloudProtocol.Version, "edge", FrameLimit.LeastBytes);

    [Fact]
    public void A_router_that_fails_costs_the_other_nodes_names_and_its_exception_reaches_no_edge()
    {
        var router = CreateTestProbe();
        var front = Sys.ActorOf(Fronts.Of(CreateTestProbe(), router, TimeProvider.System));

        front.Tell(Hello);
        router.ExpectMsg<GetRoutees>();
        router.Reply(new Status.Failure(new InvalidOperationException("no router")));

        Assert.Empty(ExpectMsg<CloudProtocol.Welcome>().OtherNodes);
    }

    // CloudFrontActor.OtherNodes relies on it: a group names its routees as selections, its own node's without a host, whether
    // there are actors or not.
    [Fact]
    public void A_node_that_stands_alone_names_no_other_node()
    {
        var router = Sys.ActorOf(Props.Empty.WithRouter(new RoundRobinGroup(Sys.Settings.Config.GetStringList(
            $"akka.actor.deployment.{CloudPaths.Fronts}.routees.paths"))));
        var front = Sys.ActorOf(Fronts.Of(CreateTestProbe(), router, TimeProvider.System));

        router.Tell(GetRoutees.Instance);
        var routee = Assert.IsType<ActorSelectionRoutee>(Assert.Single(ExpectMsg<Routees>().Members));
        Assert.True(routee.Selection.Anchor.Path.Address.HasLocalScope);
        front.Tell(Hello);
        Assert.Empty(ExpectMsg<CloudProtocol.Welcome>().OtherNodes);
    }
}
