using Akka;
using Akka.Actor;
using Akka.Routing;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Supervision;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Profiling.Costs;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>A cloud node: creates, wires and supervises the front, the pool of executors and the profiler.</summary>
public sealed class CloudActor : ReceiveActor
{
    private readonly TaskCompletionSource<string> _failed;

    /// <summary>Creates the actor, and those below it.</summary>
    /// <param name="engine">Runs the layers.</param>
    /// <param name="library">The cloud's networks.</param>
    /// <param name="failed">Is given a sentence when the node cannot go on.</param>
    /// <param name="time">The clock.</param>
    public CloudActor(IInferenceEngine engine, ModelLibrary library, TaskCompletionSource<string> failed, TimeProvider time)
    {
        _failed = failed;
        var config = Context.System.Settings.Config;
        var executorCount = SettingsReader.ExecutorCount(config);
        var frameBytes = SettingsReader.FrameBytes(config);

        Child(CloudProfilerActor.Props(library, engine), CloudPaths.ProfilerName);
        var executors = Child(
            CloudExecutorActor.Props(engine, library, FrameLimit.LargestPayloadBytes(frameBytes), time).WithRouter(FromConfig.Instance),
            CloudPaths.ExecutorsName);
        var fronts = Child(Akka.Actor.Props.Empty.WithRouter(FromConfig.Instance), CloudPaths.FrontsName);

        // The front opens last: an edge that has been let in finds everything else.
        var description = engine.Description;
        var welcome = new CloudProtocol.Welcome(
            CloudProtocol.Version,
            description.Device.ToString().ToLowerInvariant(),
            $"{description.Name} {description.Version}",
            executorCount,
            OtherEdges: 0,
            frameBytes,
            OtherNodes: []);
        var state = new CloudFrontState(ExecutorLoad.Idle(executorCount, time.GetUtcNow()));
        var front = Child(CloudFrontActor.Props(welcome, state, executors, fronts, time), CloudPaths.FrontName);
        CloseBeforeTheEnd(CoordinatedShutdown.Get(Context.System), front);

        Receive<Restarts.ChildGone>(gone => Fail(gone.Reason("The cloud node")));
    }

    /// <summary>How to create it, under the name <see cref="CloudPaths.Parent"/> has.</summary>
    public static Props Props(IInferenceEngine engine, ModelLibrary library, TaskCompletionSource<string> failed, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new CloudActor(engine, library, failed, time));

    /// <inheritdoc />
    protected override SupervisorStrategy SupervisorStrategy() => Restarts.Strategy();

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        Fail($"The cloud node has failed: {reason.Message}");
        base.PreRestart(reason, message);
    }

    private void Fail(string reason) => _failed.TrySetResult(reason);

    private static IActorRef Child(Props props, string name) => Restarts.Watched(Context, props, name);

    private static void CloseBeforeTheEnd(CoordinatedShutdown shutdown, IActorRef front)
    {
        const string Phase = CoordinatedShutdown.PhaseServiceRequestsDone;
        shutdown.AddTask(Phase, "close-front", async () =>
        {
            await front.Ask<CloudFrontActor.Empty>(CloudFrontActor.Close.Instance, shutdown.Timeout(Phase));
            return Done.Instance;
        });
    }
}
