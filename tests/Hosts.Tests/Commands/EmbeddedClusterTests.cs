using Neurosurgeon.Hosts.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>What a build on the embedded runtime says to those who ask it for a cluster; a build on Akka has one.</summary>
public sealed class EmbeddedClusterTests
{
    [Fact]
    public async Task A_node_that_is_to_join_a_cluster_says_what_that_takes()
    {
        await using var cloud = await NodeCommand.RunAsync("cloud", "-p", "0", "--config", Path.Combine("config", "cloud-cluster.hocon"));

        Assert.Equal(3, await cloud.ExitCodeAsync());
        Assert.Contains("-p:ActorRuntime=Akka", cloud.Errors, StringComparison.Ordinal);
        Assert.Empty(cloud.Output);
    }
}
