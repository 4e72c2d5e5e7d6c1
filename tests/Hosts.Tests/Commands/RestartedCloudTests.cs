using System.Net;
using Akka.Actor;
using Neurosurgeon.Actors;
using Neurosurgeon.Configuration;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Nodes;
using Neurosurgeon.Profiling.Costs;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>A cloud that is killed and started again on its port, under an edge at work.</summary>
public sealed class RestartedCloudTests : IDisposable
{
    private const ulong OtherWeights = 5;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_cloud_that_was_killed_and_started_again_is_used_again()
    {
        await using var edge = await EdgeOfKilledCloudAsync();
        await using var cloud = NodeCommand.Start("cloud", "-p", edge.Port);

        await edge.TaskAsync(task => task.Contains("\"completed_by\":\"cloud\"", StringComparison.Ordinal));

        await edge.EndAsync();
    }

    [Fact]
    public async Task A_cloud_that_comes_back_with_other_weights_is_not_used_and_the_edge_says_why()
    {
        await using var edge = await EdgeOfKilledCloudAsync();
        using var engine = new OnnxRuntimeEngine(new EngineOptions());
        using var store = new ModelStore(_folder.PathOf("other"), seed: OtherWeights);
        var config = NodeConfiguration.Load($"akka.loglevel = OFF\n{NodeHost.Listening(IPAddress.Loopback, int.Parse(edge.Port))}", null);
        var cloud = ActorSystem.Create(CloudPaths.SystemName, config);
        var costs = new MeasuredCosts(engine, new ProfileStore(_folder.PathOf("profiles")), TimeSpan.FromMilliseconds(100));
        NodeActors.StartCloud(cloud, engine, new ModelLibrary(store.Get, costs), TimeProvider.System);

        var task = await edge.TaskAsync(task => task.Contains("different networks", StringComparison.Ordinal));

        Assert.Contains("\"completed_by\":\"edge\"", task, StringComparison.Ordinal);
        var tasks = await edge.EndAsync();
        Assert.All(
            tasks.SkipWhile(line => line != task), line => Assert.Contains("\"completed_by\":\"edge\"", line, StringComparison.Ordinal));
        await cloud.Terminate();
    }

    public void Dispose() => _folder.Dispose();

    private async Task<WorkingEdge> EdgeOfKilledCloudAsync()
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync();
        await using var _ = cloud;
        var list = _folder.Write("list.txt", "mobile_net 100000");
        var edge = new WorkingEdge(NodeCommand.Start("edge", "-p", port, "--tasks", list, "--cut", "5", "--json"), port);
        await edge.TaskAsync(task => task.Contains("\"completed_by\":\"cloud\"", StringComparison.Ordinal));

        cloud.Kill();

        await edge.TaskAsync(task => task.Contains("\"completed_by\":\"edge\"", StringComparison.Ordinal));
        return edge;
    }

    private sealed class WorkingEdge(NodeCommand command, string port) : IAsyncDisposable
    {
        private int _seen;

        public string Port => port;

        /// <summary>The first task that fits, after all that are known.</summary>
        public async Task<string> TaskAsync(Func<string, bool> isAwaited)
        {
            var known = _seen;
            var line = await command.LineAsync(line => IsTask(line) && Id(line) > known && isAwaited(line));
            _seen = Id(line);
            return line;
        }

        /// <summary>Ends the edge; its tasks, of which each was reported once and completed.</summary>
        public async Task<IReadOnlyList<string>> EndAsync()
        {
            command.Interrupt();
            Assert.Equal(130, await command.ExitCodeAsync());
            var tasks = command.Output.Where(IsTask).ToArray();
            Assert.Equal(Enumerable.Range(1, tasks.Length), tasks.Select(Id));
            Assert.All(tasks, task => Assert.Contains("\"status\":\"completed\"", task, StringComparison.Ordinal));
            return tasks;
        }

        public ValueTask DisposeAsync() => command.DisposeAsync();

        private static bool IsTask(string line) => line.StartsWith("{\"type\":\"task\"", StringComparison.Ordinal);

        private static int Id(string line) => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("id").GetInt32();
    }
}
