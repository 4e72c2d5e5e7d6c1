using System.Collections.Immutable;
using Akka;
using Akka.Actor;
using Akka.Routing;
using Neurosurgeon.Actors.Preparation;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Settings;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>The actors of a cloud node.</summary>
public static class CloudNode
{
    /// <summary>The name of a cloud's actor system: a part of its address.</summary>
    public const string SystemName = "cloud";

    /// <summary>The names of its actors under <c>/user</c>.</summary>
    public static ImmutableArray<string> ActorNames { get; } =
    [
        CloudExecutorActor.PoolName, CloudGateActor.RouterName, CloudGateActor.Name, SuffixReceptionActor.Name,
        ProbeResponderActor.Name, CloudProfilerActor.Name,
    ];

    /// <summary>Starts the actors.</summary>
    /// <param name="system">A system with remoting, named <see cref="SystemName"/>.</param>
    /// <param name="engine">Runs the layers.</param>
    /// <param name="library">The cloud's networks.</param>
    /// <param name="time">The clock.</param>
    /// <returns>How many executors there are.</returns>
    public static int Start(ActorSystem system, IInferenceEngine engine, ModelLibrary library, TimeProvider time)
    {
        var executorCount = SettingsReader.ExecutorCount(system.Settings.Config);
        var frameBytes = SettingsReader.FrameBytes(system.Settings.Config);
        var probe = system.ActorOf(ProbeResponderActor.Props(time), ProbeResponderActor.Name);
        system.ActorOf(CloudProfilerActor.Props(library, engine), CloudProfilerActor.Name);
        var reception = system.ActorOf(SuffixReceptionActor.Props(executorCount, probe, time), SuffixReceptionActor.Name);
        var executors = system.ActorOf(
            CloudExecutorActor.Props(engine, library, reception, FrameLimit.LargestPayloadBytes(frameBytes), time)
                .WithRouter(FromConfig.Instance),
            CloudExecutorActor.PoolName);
        reception.Tell(new SuffixReceptionActor.Open(executors));

        // The gate opens last: an edge that has been let in finds everything else.
        var description = engine.Description;
        var welcome = new CloudProtocol.Welcome(
            CloudProtocol.Version,
            description.Device.ToString().ToLowerInvariant(),
            $"{description.Name} {description.Version}",
            executorCount,
            OtherEdges: 0,
            frameBytes,
            OtherNodes: []);
        var gates = system.ActorOf(Props.Empty.WithRouter(FromConfig.Instance), CloudGateActor.RouterName);
        var gate = system.ActorOf(CloudGateActor.Props(welcome, gates), CloudGateActor.Name);
        CloseBeforeTheEnd(CoordinatedShutdown.Get(system), gate);
        return executorCount;
    }

    private static void CloseBeforeTheEnd(CoordinatedShutdown shutdown, IActorRef gate)
    {
        const string Phase = CoordinatedShutdown.PhaseServiceRequestsDone;
        shutdown.AddTask(Phase, "close-gate", async () =>
        {
            await gate.Ask<CloudGateActor.Empty>(CloudGateActor.Close.Instance, shutdown.Timeout(Phase));
            return Done.Instance;
        });
    }
}
