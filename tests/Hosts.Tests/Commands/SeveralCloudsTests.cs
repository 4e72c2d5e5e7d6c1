using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>An edge that knows several cloud nodes, each of which stands alone: it needs no cluster for that.</summary>
public sealed class SeveralCloudsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_edge_whose_cloud_dies_goes_on_with_another_contact_point()
    {
        var (first, firstPort) = await NodeCommand.StartCloudAsync();
        await using var _ = first;
        var (second, secondPort) = await NodeCommand.StartCloudAsync();
        await using var __ = second;
        await using var edge = StartEdge(firstPort, secondPort, "le_net 100000");
        await edge.LineAsync(line => line.Contains("\"completed_by\":\"cloud\"", StringComparison.Ordinal));

        var (dies, stays) = first.Errors.Contains("has connected", StringComparison.Ordinal) ? (first, second) : (second, first);
        dies.Kill();

        await stays.LineAsync(line => line.Contains(" task ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cloud_that_ends_in_good_order_answers_first_what_it_was_sent()
    {
        const int Tasks = 60;
        var (first, firstPort) = await NodeCommand.StartCloudAsync();
        await using var _ = first;
        var (second, secondPort) = await NodeCommand.StartCloudAsync();
        await using var __ = second;
        await using var edge = StartEdge(firstPort, secondPort, $"alex_net {Tasks}");
        await edge.LineAsync(line => line.Contains("\"completed_by\":\"cloud\"", StringComparison.Ordinal));

        var (ends, stays) = first.Errors.Contains("has connected", StringComparison.Ordinal) ? (first, second) : (second, first);
        ends.Interrupt();

        Assert.Equal(130, await ends.ExitCodeAsync());
        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        stays.Interrupt();
        Assert.Equal(130, await stays.ExitCodeAsync());
        var byCloud = edge.JsonTasks.Count(task => task.GetProperty("completed_by").GetString() == "cloud");
        Assert.Equal(Tasks, edge.JsonTasks.Count);
        Assert.Equal(byCloud, Executions(ends) + Executions(stays));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("no host:9999")]
    public async Task A_contact_point_that_is_none_is_refused_with_a_sentence(string contact)
    {
        var config = _folder.Write("edge.hocon", $"neurosurgeon.edge.contact-points = [\"{contact}\"]");

        await using var edge = await NodeCommand.RunAsync("edge", "-t", "le_net", "--config", config);

        Assert.Equal(2, await edge.ExitCodeAsync());
        Assert.Contains($"'{contact}'", edge.Errors, StringComparison.Ordinal);
        Assert.Contains("HOST:PORT", edge.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("akka.tcp://cloud@127.0.0.1")]
    [InlineData("akka.tcp://other@127.0.0.1:9999")]
    [InlineData("akka.ssl.tcp://cloud@127.0.0.1:9999")]
    public async Task A_seed_node_that_is_none_is_refused_with_a_sentence(string seed)
    {
        var config = _folder.Write("cloud.hocon", $"akka.cluster.seed-nodes = [\"{seed}\"]");

        await using var cloud = await NodeCommand.RunAsync("cloud", "-p", "0", "--config", config);

        Assert.Equal(2, await cloud.ExitCodeAsync());
        Assert.Contains($"'{seed}'", cloud.Errors, StringComparison.Ordinal);
        Assert.Contains("akka.tcp://cloud@HOST:PORT", cloud.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_tls_a_seed_node_without_it_is_refused_with_a_sentence()
    {
        var config = _folder.Write("cloud.hocon", """
            akka.remote.dot-netty.tcp.enable-ssl = on
            akka.cluster.seed-nodes = ["akka.tcp://cloud@127.0.0.1:9999"]
            """);

        await using var cloud = await NodeCommand.RunAsync("cloud", "-p", "0", "--config", config);

        Assert.Equal(2, await cloud.ExitCodeAsync());
        Assert.Contains("akka.ssl.tcp://cloud@HOST:PORT", cloud.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_brain_strategy_that_is_none_is_refused_with_one_sentence()
    {
        var config = _folder.Write("cloud.hocon", $"""
            include "{Path.Combine(AppContext.BaseDirectory, "config", "cloud-cluster.hocon")}"
            akka.cluster.split-brain-resolver.active-strategy = keep-majorty
            """);

        await using var cloud = await NodeCommand.RunAsync("cloud", "-p", "0", "--config", config);

        Assert.Equal(2, await cloud.ExitCodeAsync());
        Assert.Contains("active-strategy is 'keep-majorty'", Assert.Single(cloud.Errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(cloud.Output);
    }

    public void Dispose() => _folder.Dispose();

    private NodeCommand StartEdge(string firstPort, string secondPort, string list)
    {
        var config = _folder.Write("edge.hocon", $"neurosurgeon.edge.contact-points = [\"127.0.0.1:{secondPort}\"]");
        return NodeCommand.Start("edge", "-p", firstPort, "--config", config, "--tasks", _folder.Write("list.txt", list), "--cut", "2", "--json");
    }

    private static int Executions(NodeCommand cloud) => cloud.Errors.Split(" task ").Length - 1;
}
