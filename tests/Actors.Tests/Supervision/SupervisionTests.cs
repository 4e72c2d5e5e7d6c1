using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Remote;
using Neurosurgeon.Actors.Cloud;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Supervision;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Configuration;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Actors.Tests.Supervision;

/// <summary>Actors of both nodes are made to throw while tasks run: the table of docs/architecture.md.</summary>
public sealed class SupervisionTests : IAsyncLifetime
{
    private const int Tasks = 40;
    private const string Logged = "akka { loglevel = ERROR, loggers = [\"Akka.Event.DefaultLogger\"], stdout-loglevel = OFF }";

    // What no actor of a working node sends another: each throws on it.
    private static readonly ImmutableSortedDictionary<string, object> EdgeFaults = new Dictionary<string, object>
    {
        ["preparer"] = new PreparationProtocol.OpenModel(null!),
        ["partitioner"] = new EdgeProtocol.ExecutionMeasured(null!, LayerSet.All(1), 0, null, null!),
        ["bandwidth"] = new EdgeProtocol.CloudReached(new EdgeProtocol.CloudRefs(null!, null!)),
        ["executor"] = new EdgeProtocol.ExecuteTask(null!, null!),
        ["queue"] = new EdgeProtocol.TaskFinished(null!),
        ["connection"] = new DisassociatedEvent(null!, null!, false),
    }.ToImmutableSortedDictionary();

    private static readonly ImmutableSortedDictionary<string, object> CloudFaults = new Dictionary<string, object>
    {
        [CloudPaths.FrontName] = new CloudExecutorActor.SuffixRun(null!, null!, 0),
        [CloudPaths.ExecutorsName] = new CloudExecutorActor.RunSuffix(null!, null!),
        [CloudPaths.ProfilerName] = new CloudProtocol.ProfileRequest(null!, null!),
    }.ToImmutableSortedDictionary();

    private readonly TwoNodes _nodes = new(Logged);

    public static TheoryData<string> ActorsOfAnEdge => [.. EdgeFaults.Keys];

    public static TheoryData<string> ActorsOfACloud => [.. CloudFaults.Keys];

    [Theory]
    [MemberData(nameof(ActorsOfAnEdge))]
    public async Task An_actor_of_an_edge_that_throws_while_tasks_run_is_restarted_and_all_tasks_end_once(string actor)
    {
        var (run, failed) = await RunAsync(afterTask => afterTask == Tasks / 4 ? actor : null);

        Assert.Equal(Enumerable.Range(1, Tasks), run.Reports.Select(report => report.Task.Id));
        Assert.InRange(run.Reports.Count(report => report.Outcome is TaskOutcome.Failed), 0, 1);
        Assert.Equal([actor], failed);
        // What it restarts into is a node that works: the cloud is used to the end.
        Assert.Equal(Node.Cloud, Assert.IsType<TaskOutcome.Completed>(run.Reports[^1].Outcome).CompletedBy);
    }

    [Fact]
    public async Task All_actors_of_an_edge_may_throw_in_turn()
    {
        string[] actors = [.. EdgeFaults.Keys];

        var (run, failed) = await RunAsync(afterTask => afterTask % 5 == 0 ? actors.ElementAtOrDefault(afterTask / 5 - 1) : null);

        Assert.Equal(Enumerable.Range(1, Tasks), run.Reports.Select(report => report.Task.Id));
        Assert.Equal(actors, failed.Order());
    }

    [Fact]
    public async Task An_actor_of_an_edge_that_keeps_throwing_ends_the_run_with_a_sentence()
    {
        var (run, _) = await RunAsync(_ => "partitioner", times: Restarts.Most + 1);

        Assert.Equal(AbortCause.NodeFailed, run.Aborted?.Cause);
        Assert.Contains("'partitioner' has failed more than", run.Aborted!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ActorsOfACloud))]
    public async Task An_actor_of_a_cloud_that_throws_under_two_edges_is_restarted_and_all_tasks_end_once(string actor)
    {
        using var errors = Errors.Of(_nodes.Cloud);
        void Throw(TaskReport report)
        {
            if (report.Task.Id == Tasks / 4)
                _nodes.Cloud.ActorSelection($"/user{CloudPaths.Parent}/{actor}").Tell(CloudFaults[actor]);
        }

        string[] models = [.. Enumerable.Repeat("mobile_net", Tasks)];
        var runs = await Task.WhenAll(
            _nodes.RunAsync(models, TwoNodes.Options(cut: 40, verify: false), onReport: Throw),
            _nodes.RunAsync(models, TwoNodes.Options(cut: 40, verify: false)));

        Assert.NotEmpty(errors.Sources);
        foreach (var run in runs)
        {
            Assert.Equal(Enumerable.Range(1, Tasks), run.Reports.Select(report => report.Task.Id));
            Assert.Equal(Node.Cloud, run.Completed.Last().CompletedBy);
        }
    }

    [Fact]
    public async Task An_actor_of_a_cloud_that_keeps_throwing_ends_the_node_with_a_sentence()
    {
        for (var time = 0; time <= Restarts.Most; time++)
            _nodes.Cloud.ActorSelection($"/user{CloudPaths.Front}").Tell(CloudFaults[CloudPaths.FrontName]);

        Assert.Contains("'front' has failed more than", await _nodes.CloudFailed.WaitAsync(TwoNodes.Limit), StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    /// <summary>Runs tasks, and has an actor throw after some of them.</summary>
    private async Task<(TwoNodes.Run Run, string[] Failed)> RunAsync(Func<int, string?> actorAfterTask, int times = 1)
    {
        ActorSystem? system = null;
        Errors? errors = null;
        await using var edge = _nodes.StartEdge(
            [.. Enumerable.Repeat("mobile_net", Tasks)], TwoNodes.Options(cut: 40, verify: false), Logged,
            report =>
            {
                if (actorAfterTask(report.Task.Id) is not { } actor)
                    return;
                for (var time = 0; time < times; time++)
                    system!.ActorSelection($"/user/edge/{actor}").Tell(EdgeFaults[actor]);
            },
            beforeStart: started =>
            {
                system = started;
                errors = Errors.Of(started);
            });
        var run = await edge.Finished.WaitAsync(TwoNodes.Limit);
        using (errors)
            return (run, [.. errors!.Sources.Distinct()]);
    }

    /// <summary>The actors of a system that have thrown, in order.</summary>
    private sealed class Errors : IDisposable
    {
        private readonly ConcurrentQueue<string> _sources = new();
        private readonly ActorSystem _system;
        private readonly IActorRef _listener;

        private Errors(ActorSystem system)
        {
            _system = system;
            _listener = system.ActorOf(Props.Create(() => new Listener(_sources)));
            system.EventStream.Subscribe(_listener, typeof(Error));
        }

        public IEnumerable<string> Sources => _sources;

        public static Errors Of(ActorSystem system) => new(system);

        public void Dispose() => _system.Stop(_listener);

        private sealed class Listener : ReceiveActor
        {
            public Listener(ConcurrentQueue<string> sources) => Receive<Error>(error =>
            {
                if (error.Cause is not null)
                    sources.Enqueue(error.LogSource[(error.LogSource.LastIndexOf('/') + 1)..]);
            });
        }
    }
}
