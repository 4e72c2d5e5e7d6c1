using System.Text.Json;
using System.Text.RegularExpressions;
using Neurosurgeon.Cluster.Tests.Support;
using Neurosurgeon.Tests.Support;
using Xunit.Abstractions;

namespace Neurosurgeon.Cluster.Tests;

/// <summary>Cloud nodes that come, leave and die under edges at work, all of them real processes.</summary>
public sealed partial class ClusterTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-4;
    private static readonly TimeSpan KillInterval = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Four_hundred_tasks_of_two_edges_outlive_nodes_that_are_killed_every_few_seconds()
    {
        const int TasksOfAnEdge = 200;
        await using var cluster = new CloudCluster(nodes: 3);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(node => ListeningAsync(cluster.Start(node))));
        NodeCommand[] edges =
        [
            cluster.StartEdge($"le_net {TasksOfAnEdge}", "--cut", "5", "--verify"),
            cluster.StartEdge($"alex_net {TasksOfAnEdge}", "--cut", "2", "--verify"),
        ];
        await Task.WhenAll(edges.Select(edge => edge.LineAsync(line => line.Contains("\"completed_by\":\"cloud\"", StringComparison.Ordinal))));

        var kills = await KillInTurnAsync(cluster, edges);

        output.WriteLine($"{kills} nodes were killed.");
        Assert.True(kills >= 2, $"Only {kills} nodes were killed.");
        foreach (var edge in edges)
        {
            Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
            AssertAllCompletedOnce(edge.JsonTasks, TasksOfAnEdge);
            output.WriteLine($"{edge.JsonTasks.Count(task => CompletedBy(task) == "cloud")} of {TasksOfAnEdge} tasks by the cloud, nodes: {string.Join(", ", NodesWorkedWith(edge))}");
            Assert.Contains(edge.JsonTasks, task => CompletedBy(task) == "cloud");
            Assert.True(NodesWorkedWith(edge).Distinct().Count() >= 2, $"The edge has worked with one node only: {edge.Errors}");
        }
    }

    [Fact]
    public async Task A_node_that_joins_takes_work()
    {
        await using var cluster = new CloudCluster(nodes: 2);
        await SecondNodeTakesWorkAsync(cluster);
    }

    [Fact]
    public async Task A_cluster_with_tls_and_in_untrusted_mode_forms_and_serves_edges()
    {
        using var authority = new TestAuthority("our nodes");
        await using var cluster = new CloudCluster(nodes: 2, authority);
        await SecondNodeTakesWorkAsync(cluster);
    }

    [Fact]
    public async Task A_node_that_leaves_finishes_its_work_and_the_edge_goes_on_with_another()
    {
        const int Tasks = 100;
        await using var cluster = new CloudCluster(nodes: 2);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(node => ListeningAsync(cluster.Start(node))));
        var edge = cluster.StartEdge($"alex_net {Tasks}", "--cut", "2", "--verify");
        await edge.LineAsync(line => line.Contains("\"completed_by\":\"cloud\"", StringComparison.Ordinal));
        var (leaves, stays) = NodesWorkedWith(edge)[^1] == cluster.Text(0) ? (0, 1) : (1, 0);

        cluster[leaves].Interrupt();

        Assert.Equal(130, await cluster[leaves].ExitCodeAsync());
        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        cluster[stays].Interrupt();
        Assert.Equal(130, await cluster[stays].ExitCodeAsync());
        AssertAllCompletedOnce(edge.JsonTasks, Tasks);
        Assert.Equal(cluster.Text(stays), NodesWorkedWith(edge)[^1]);
        Assert.DoesNotContain(edge.JsonTasks, task => task.TryGetProperty("remark", out var remark) && remark.GetString()!.Contains("The edge has completed", StringComparison.Ordinal));
        Assert.Equal(
            edge.JsonTasks.Count(task => CompletedBy(task) == "cloud"),
            SuffixLine().Count(cluster[0].Errors) + SuffixLine().Count(cluster[1].Errors));
    }

    [Fact]
    public async Task A_node_whose_seed_nodes_never_come_says_so_in_one_sentence_and_serves_edges()
    {
        await using var cluster = new CloudCluster(nodes: 3);
        await ListeningAsync(cluster.Start(2));
        await cluster[2].LineAsync(line => line.Contains("None of the cluster's seed nodes has let this node in yet", StringComparison.Ordinal));

        var edge = cluster.StartEdge("le_net 3", "--cut", "5");

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        Assert.All(edge.JsonTasks, task => Assert.Equal("cloud", CompletedBy(task)));
        Assert.Single(cluster[2].Errors.Split('\n'), line => line.StartsWith("warning:", StringComparison.Ordinal) || line.StartsWith("error:", StringComparison.Ordinal));
    }

    // The edges know of the first node alone, so that only a cluster can have told them of the second.
    private static async Task SecondNodeTakesWorkAsync(CloudCluster cluster)
    {
        await ListeningAsync(cluster.Start(0));
        NodeCommand[] edges = [.. Enumerable.Range(0, 2).Select(_ => cluster.StartEdgeOfFirst("le_net 100000", "--cut", "5"))];
        await Task.WhenAll(edges.Select(edge => edge.LineAsync(line => line.Contains("\"completed_by\":\"cloud\"", StringComparison.Ordinal))));

        var joining = cluster.Start(1);

        await joining.LineAsync(line => SuffixLine().IsMatch(line));
    }

    // The node that one edge works with, then the other's: the first at once, before the quicker edge is done.
    private async Task<int> KillInTurnAsync(CloudCluster cluster, NodeCommand[] edges)
    {
        using var ticks = new PeriodicTimer(KillInterval);
        var kills = 0;
        do
        {
            var node = cluster.IndexOf(NodesWorkedWith(edges[kills % edges.Length])[^1]);
            cluster[node].Kill();
            cluster.Start(node);
            kills++;
            RestartEnded(cluster);
        }
        while (await ticks.WaitForNextTickAsync() && !Array.TrueForAll(edges, edge => edge.HasEnded));

        return kills;
    }

    // A node on the smaller side of a split ends, and is started again by whoever keeps watch over it.
    private void RestartEnded(CloudCluster cluster)
    {
        for (var node = 0; node < 3; node++)
        {
            if (!cluster[node].HasEnded)
                continue;

            output.WriteLine($"{cluster.Text(node)} has ended: {cluster[node].Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]}");
            cluster.Start(node);
        }
    }

    private static Task ListeningAsync(NodeCommand node) => node.LineAsync(line => line.StartsWith("listening ", StringComparison.Ordinal));

    private static void AssertAllCompletedOnce(IReadOnlyList<JsonElement> tasks, int count)
    {
        Assert.Equal(Enumerable.Range(1, count), tasks.Select(task => task.GetProperty("id").GetInt32()));
        Assert.All(tasks, task =>
        {
            Assert.Equal("completed", task.GetProperty("status").GetString());
            Assert.InRange(task.GetProperty("max_abs_diff").GetDouble(), 0, Tolerance);
        });
    }

    private static string? CompletedBy(JsonElement task) => task.GetProperty("completed_by").GetString();

    private static List<string> NodesWorkedWith(NodeCommand edge) => [.. WorksWithLine().Matches(edge.Errors).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"Works with the cloud node at (\S+) from now on")]
    private static partial Regex WorksWithLine();

    [GeneratedRegex(@"^\$\w+ +task +\d+ of ", RegexOptions.Multiline)]
    private static partial Regex SuffixLine();
}
