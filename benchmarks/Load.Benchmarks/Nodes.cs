using Akka.Actor;
using Akka.Configuration;
using Neurosurgeon.Actors;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Configuration;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Profiling.Costs;
using Neurosurgeon.Profiling.Densities;

namespace Neurosurgeon.Load.Benchmarks;

/// <summary>A cloud of one executor and some edges that work a list of tasks off at the same time, over TCP on loopback.</summary>
internal static class Nodes
{
    /// <summary>Runs the edges' lists.</summary>
    /// <param name="store">Opens networks.</param>
    /// <param name="cloud">The cloud's device.</param>
    /// <param name="edge">What each edge has for a device.</param>
    /// <param name="edges">How many edges.</param>
    /// <param name="model">The network of every task.</param>
    /// <param name="tasks">How many tasks each edge has.</param>
    /// <param name="forcedCutIndex">Where all are cut; null where the edges decide.</param>
    public static async Task<IReadOnlyList<TaskOutcome.Completed>> RunAsync(
        ModelStore store, EmulatedDevice cloud, EmulatedDevice edge, int edges, string model, int tasks, int? forcedCutIndex)
    {
        var server = Create(CloudPaths.SystemName, out _);
        NodeActors.StartCloud(server, cloud, new ModelLibrary(store.Get, cloud), TimeProvider.System);
        var address = ((ExtendedActorSystem)server).Provider.DefaultAddress;

        var reports = await Task.WhenAll(Enumerable.Range(0, edges).Select(_ => RunEdgeAsync(store, edge, address, model, tasks, forcedCutIndex)));
        await server.Terminate();
        return [.. reports.SelectMany(report => report).Select(report => (TaskOutcome.Completed)report.Outcome)];
    }

    private static async Task<List<TaskReport>> RunEdgeAsync(
        ModelStore store, EmulatedDevice device, Address cloud, string model, int tasks, int? forcedCutIndex)
    {
        var system = Create(EdgeActor.SystemName, out var config);
        var finished = new TaskCompletionSource<List<TaskReport>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reporter = system.ActorOf(Props.Create(() => new Reporter(finished)), "reporter");
        var options = new RunOptions(forcedCutIndex, Verify: false, Seed: 1, Input: null, MeasureLinkBeforeEachTask: false);
        var settings = SettingsReader.Read(config);
        var transfer = new TransferPolicy(CodecBenchmark.Measure(TimeProvider.System), settings.Edge.Encodings, MaxError: 0);
        var node = NodeActors.StartEdge(system, new EdgeSetup
        {
            Contacts = [cloud],
            Engine = device,
            Library = new ModelLibrary(store.Get, device),
            Densities = new DensityStore(),
            Transfer = transfer,
            Settings = settings,
            Options = options,
            Reporter = reporter,
        });
        node.Tell(new EdgeProtocol.RunTasks([.. Enumerable.Range(1, tasks).Select(id => new InferenceTask(id, model))]));
        var reports = await finished.Task;
        await system.Terminate();
        return reports;
    }

    private static ActorSystem Create(string name, out Config config)
    {
        config = NodeConfiguration.Load("akka { loglevel = OFF, remote.dot-netty.tcp { hostname = \"127.0.0.1\", port = 0 } }", null);
        return ActorSystem.Create(name, config);
    }

    private sealed class Reporter : ReceiveActor
    {
        public Reporter(TaskCompletionSource<List<TaskReport>> finished)
        {
            List<TaskReport> reports = [];
            Receive<TaskReport>(reports.Add);
            Receive<RunStarted>(_ => { });
            Receive<RunFinished>(_ => finished.SetResult(reports));
            Receive<RunAborted>(aborted => finished.SetException(new InvalidOperationException(aborted.Reason)));
        }
    }
}
