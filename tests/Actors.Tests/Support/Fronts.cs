using Akka.Actor;
using Neurosurgeon.Actors.Cloud;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Configuration;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Tests.Support;

/// <summary>A cloud's front without a node around it.</summary>
internal static class Fronts
{
    /// <summary>The name of one that stands alone, under <c>/user</c>.</summary>
    public const string Name = "lonely-front";

    public static CloudProtocol.Welcome Welcome => new(CloudProtocol.Version, "cpu", "engine", 1, 0, FrameLimit.LeastBytes, []);

    /// <summary>Starts one that has no executors.</summary>
    public static IActorRef Start(ActorSystem system) => system.ActorOf(Of(ActorRefs.Nobody, ActorRefs.Nobody, TimeProvider.System), Name);

    /// <summary>One with a pool and a router that the test plays.</summary>
    public static Props Of(IActorRef executors, IActorRef fronts, TimeProvider time) =>
        CloudFrontActor.Props(Welcome, new CloudFrontState(ExecutorLoad.Idle(1, time.GetUtcNow())), executors, fronts, time);
}
