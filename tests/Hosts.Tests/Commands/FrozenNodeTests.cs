using System.Text.Json;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>Nodes that stand still for a while and then go on, as a suspended machine does: every task ends once, and the cloud is used again.</summary>
public sealed class FrozenNodeTests : IDisposable
{
    private const int Tasks = 20_000;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_cloud_that_stands_still_is_left_and_used_again_when_it_goes_on()
    {
        var tasks = await FreezeAsync((cloud, _) => cloud, TimeSpan.FromSeconds(25));
        Assert.Contains(tasks, task => task.GetProperty("completed_by").GetString() == "edge");
    }

    [Fact]
    public Task An_edge_that_stands_still_goes_on_with_its_cloud() =>
        FreezeAsync((_, edge) => edge, TimeSpan.FromSeconds(30));

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<JsonElement>> FreezeAsync(Func<NodeCommand, NodeCommand, NodeCommand> frozen, TimeSpan time)
    {
        var list = _folder.Write("list.txt", $"mobile_net {Tasks}");
        // A machine under load makes predictions long, and ten times as long would be longer than the cloud stands still.
        var config = _folder.Write("edge.hocon", "neurosurgeon.edge.reply-timeout-factor = 1");
        var (cloud, port) = await NodeCommand.StartCloudAsync("--quiet");
        await using var _ = cloud;
        await using var edge = NodeCommand.Start("edge", "-p", port, "--tasks", list, "--cut", "10", "--json", "--config", config);
        await edge.LineAsync(line => line.Contains("\"id\":20,", StringComparison.Ordinal));

        frozen(cloud, edge).Freeze();
        await Task.Delay(time);
        var before = edge.JsonTasks.Count;
        frozen(cloud, edge).GoOn();

        await edge.LineAsync(line => IdOf(line) > before && line.Contains("\"completed_by\":\"cloud\"", StringComparison.Ordinal));
        edge.Interrupt();
        await edge.ExitCodeAsync();
        var tasks = edge.JsonTasks;
        Assert.Equal(Enumerable.Range(1, tasks.Count), tasks.Select(task => task.GetProperty("id").GetInt32()));
        Assert.All(tasks, task => Assert.Equal("completed", task.GetProperty("status").GetString()));
        Assert.False(cloud.HasEnded, cloud.Errors);
        return tasks;
    }

    private static int IdOf(string line)
    {
        if (!line.StartsWith("{\"type\":\"task\"", StringComparison.Ordinal))
            return 0;
        using var task = JsonDocument.Parse(line);
        return task.RootElement.GetProperty("id").GetInt32();
    }
}
