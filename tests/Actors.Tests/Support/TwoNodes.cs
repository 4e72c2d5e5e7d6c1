using Akka.Actor;
using Akka.Configuration;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Profiling.Costs;
using Neurosurgeon.Profiling.Densities;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Actors.Tests.Support;

/// <summary>A cloud and, for each run, an edge: two actor systems of this process that talk over 127.0.0.1, with the real engine.</summary>
public sealed class TwoNodes : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly DirectoryInfo _profiles = Directory.CreateTempSubdirectory("neurosurgeon-profiles-");
    private readonly ModelStore _store = new();

    private readonly ModelLibrary _edgeLibrary;
    private readonly ModelLibrary _cloudLibrary;

    public TwoNodes(string cloudHocon = "")
    {
        Engine = new OnnxRuntimeEngine(new EngineOptions());
        _edgeLibrary = _cloudLibrary = new ModelLibrary(_store.Get, new MeasuredCosts(Engine, new ProfileStore(_profiles.FullName), TimeSpan.FromMilliseconds(200)));
        Cloud = StartCloud(0, cloudHocon);
        CloudAddress = ((ExtendedActorSystem)Cloud).Provider.DefaultAddress;
    }

    /// <summary>With one network, and what its layers are said to cost on either node.</summary>
    public TwoNodes(Network network, ILayerCostSource edge, ILayerCostSource cloud)
    {
        Engine = new OnnxRuntimeEngine(new EngineOptions());
        (_edgeLibrary, _cloudLibrary) = (new ModelLibrary(_ => network, edge), new ModelLibrary(_ => network, cloud));
        Cloud = StartCloud(0, "");
        CloudAddress = ((ExtendedActorSystem)Cloud).Provider.DefaultAddress;
    }

    public IInferenceEngine Engine { get; }

    public ActorSystem Cloud { get; private set; }

    public Address CloudAddress { get; }

    /// <summary>Ends with a sentence when the cloud cannot go on.</summary>
    public Task<string> CloudFailed { get; private set; } = null!;

    public Network Network(string model) => _store.Get(model);

    public async Task<Run> RunAsync(string[] models, RunOptions? options = null, string edgeHocon = "", Action<TaskReport>? onReport = null, TransferPolicy? transfer = null)
    {
        await using var edge = StartEdge(models, options, edgeHocon, onReport, transfer);
        return await edge.Finished.WaitAsync(Limit);
    }

    public static ActorSystem StartPeer() => ActorSystem.Create("peer", Configuration(0, ""));

    public EdgeRun StartEdge(
        string[] models, RunOptions? options = null, string edgeHocon = "", Action<TaskReport>? onReport = null, TransferPolicy? transfer = null,
        Action<ActorSystem>? beforeStart = null)
    {
        var config = Configuration(0, edgeHocon);
        var system = ActorSystem.Create(EdgeActor.SystemName, config);
        beforeStart?.Invoke(system);
        var finished = new TaskCompletionSource<Run>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reporter = system.ActorOf(Props.Create(() => new Reporter(finished, onReport)), "reporter");
        var edge = NodeActors.StartEdge(system, new EdgeSetup
        {
            Contacts = [CloudAddress],
            Engine = Engine,
            Library = _edgeLibrary,
            Densities = new DensityStore(_profiles.FullName),
            Transfer = transfer ?? Policies.Floats,
            Settings = SettingsReader.Read(config),
            Options = options ?? Options(),
            Reporter = reporter,
        });
        edge.Tell(new EdgeProtocol.RunTasks([.. models.Select((model, index) => new InferenceTask(index + 1, model))]));
        return new EdgeRun(system, finished.Task);
    }

    /// <summary>Does something while an edge works, whose tasks must all be completed by the cloud all the same.</summary>
    public async Task WhileAnEdgeWorksAsync(Func<Task> attack)
    {
        const int Tasks = 60;
        var works = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var edge = StartEdge(
            [.. Enumerable.Repeat("mobile_net", Tasks)], Options(cut: 40, verify: false), onReport: _ => works.TrySetResult());
        await works.Task.WaitAsync(Limit);
        await attack();

        var run = await edge.Finished.WaitAsync(Limit);

        Assert.Equal(Tasks, run.Reports.Count);
        Assert.All(run.Completed, completed => Assert.Equal(Node.Cloud, completed.CompletedBy));
    }

    public static RunOptions Options(int? cut = null, bool verify = true) => new(cut, verify, Seed: 1, Input: null, MeasureLinkBeforeEachTask: false);

    public async Task KillCloudAsync() => await Cloud.Terminate().WaitAsync(Limit);

    public void RestartCloud() => Cloud = StartCloud(CloudAddress.Port!.Value, "");

    public async ValueTask DisposeAsync()
    {
        await Cloud.Terminate().WaitAsync(Limit);
        Engine.Dispose();
        _store.Dispose();
        _profiles.Delete(recursive: true);
    }

    private ActorSystem StartCloud(int port, string hocon)
    {
        var system = ActorSystem.Create(CloudPaths.SystemName, Configuration(port, hocon));
        CloudFailed = NodeActors.StartCloud(system, Engine, _cloudLibrary, TimeProvider.System).Failed;
        return system;
    }

    private static Config Configuration(int port, string hocon) => NodeConfiguration.Load(
        $$"""
        akka.loglevel = OFF
        akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = {{port}} }
        {{hocon}}
        """,
        null);

    /// <summary>How a run ended.</summary>
    public sealed record Run(IReadOnlyList<TaskReport> Reports, RunAborted? Aborted)
    {
        public IEnumerable<TaskOutcome.Completed> Completed => Reports.Select(report => Assert.IsType<TaskOutcome.Completed>(report.Outcome));
    }

    /// <summary>A run under way.</summary>
    public sealed record EdgeRun(ActorSystem System, Task<Run> Finished) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await System.Terminate().WaitAsync(Limit);
    }

    private sealed class Reporter : ReceiveActor
    {
        public Reporter(TaskCompletionSource<Run> finished, Action<TaskReport>? onReport)
        {
            var reports = new List<TaskReport>();
            Receive<RunStarted>(_ => { });
            Receive<TaskReport>(report =>
            {
                reports.Add(report);
                onReport?.Invoke(report);
            });
            Receive<RunFinished>(_ => finished.TrySetResult(new Run([.. reports], null)));
            Receive<RunAborted>(aborted => finished.TrySetResult(new Run([.. reports], aborted)));
        }
    }
}
