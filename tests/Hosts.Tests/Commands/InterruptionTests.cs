using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>Real nodes that are asked to end while they work.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 143)]
    public async Task Interrupted_nodes_end_in_good_order_and_an_edge_with_the_summary_of_what_it_has_done(string signal, int expected)
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync();
        await using var _ = cloud;
        await using var edge = NodeCommand.Start("edge", "-p", port, "--tasks", _folder.Write("list.txt", "mobile_net 100000"), "--json");
        await edge.LineAsync(line => line.Contains("\"id\":3,", StringComparison.Ordinal));

        edge.Signal(signal);

        Assert.True(await edge.ExitCodeAsync() == expected, edge.Errors);
        var tasks = edge.JsonTasks;
        var summary = edge.Json[^1];
        Assert.Equal("summary", summary.GetProperty("type").GetString());
        Assert.Equal(Enumerable.Range(1, tasks.Count), tasks.Select(task => task.GetProperty("id").GetInt32()));
        Assert.Equal((tasks.Count, tasks.Count), (summary.GetProperty("tasks").GetInt32(), summary.GetProperty("completed").GetInt32()));
        Assert.Equal(100_000 - tasks.Count, summary.GetProperty("not_begun").GetInt32());

        cloud.Signal(signal);
        Assert.True(await cloud.ExitCodeAsync() == expected, cloud.Errors);
        Assert.Contains("has left", cloud.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_of_an_interrupted_edge_ends_with_a_summary_too()
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync();
        await using var _ = cloud;
        await using var edge = NodeCommand.Start("edge", "-p", port, "--tasks", _folder.Write("list.txt", "mobile_net 100000"));
        await edge.LineAsync(line => line.StartsWith("   2  mobile_net", StringComparison.Ordinal));

        edge.Interrupt();

        Assert.True(await edge.ExitCodeAsync() == 130, edge.Errors);
        Assert.Contains("tasks completed", edge.Output[^2], StringComparison.Ordinal);
        Assert.Matches("^Interrupted: [0-9]+ more were not begun.$", edge.Output[^1]);
    }

    [Fact]
    public async Task An_edge_that_is_interrupted_before_its_cloud_came_has_done_nothing()
    {
        await using var edge = NodeCommand.Start("edge", "-p", "1", "-t", "mobile_net", "--json");
        await edge.LineAsync(line => line.Contains("Waiting", StringComparison.Ordinal));

        edge.Signal("TERM");

        Assert.True(await edge.ExitCodeAsync() == 143, edge.Errors);
        Assert.Equal((0, 1), (Assert.Single(edge.Json).GetProperty("tasks").GetInt32(), edge.Json[0].GetProperty("not_begun").GetInt32()));
    }

    [Fact]
    public async Task The_end_of_standard_input_is_no_interruption()
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync("--end-with-stdin");
        await using var _ = cloud;
        await using var edge = NodeCommand.Start(
            "edge", "-p", port, "--tasks", _folder.Write("list.txt", "mobile_net 100000"), "--json", "--end-with-stdin");
        await edge.LineAsync(line => line.StartsWith('{'));

        edge.CloseInput();

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        Assert.Equal("summary", edge.Json[^1].GetProperty("type").GetString());
        cloud.CloseInput();
        Assert.True(await cloud.ExitCodeAsync() == 0, cloud.Errors);
    }

    [Fact]
    public async Task A_demonstration_that_is_told_to_end_lets_its_edge_sum_up()
    {
        await using var demo = NodeCommand.Start("demo", "--tasks", _folder.Write("list.txt", "mobile_net 100000"), "--json");
        await demo.LineAsync(line => line.StartsWith('{'));

        demo.Signal("TERM");

        Assert.True(await demo.ExitCodeAsync() == 143, demo.Errors);
        Assert.Equal("summary", demo.Json[^1].GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_node_that_was_started_with_nohup_outlives_its_terminal()
    {
        await using var cloud = NodeCommand.StartInShell("trap '' HUP; exec COMMAND", "cloud", "-p", "0");
        await cloud.LineAsync(line => line.StartsWith("listening ", StringComparison.Ordinal));

        cloud.Signal("HUP");
        cloud.Signal("TERM");

        // Had it ended by the first, a second would have ended it at once, without its exit code.
        Assert.True(await cloud.ExitCodeAsync() == 143, cloud.Errors);
    }

    public void Dispose() => _folder.Dispose();
}
