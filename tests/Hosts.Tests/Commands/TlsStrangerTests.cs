using Neurosurgeon.Hosts.Tests.Support;
using TestSupport;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>What a cloud with TLS does with strangers.</summary>
public sealed class TlsStrangerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _ours = new("our nodes");
    private readonly TestAuthority _theirs = new("their nodes");

    [Fact]
    public async Task Only_edges_with_a_certificate_are_served()
    {
        var list = _folder.Write("list.txt", "mobile_net 3");
        var untrusting = _folder.Write("cloud.hocon", $"""
            include "{TlsNode.Configuration}"
            akka.remote.untrusted-mode = on
            """);
        await using var cloud = NodeCommand.Start(["cloud", "-p", "0", "--config", untrusting], TlsNode.EnvironmentOf(_ours, "cloud", _ours));
        string[] task = ["edge", "-p", await TlsNode.PortAsync(cloud), "--tasks", list, "--cut", "5", "--json", "--config"];
        var wait = _folder.Write("wait.hocon", "neurosurgeon.edge.cloud-wait = 2s");
        var waitWithTls = _folder.Write("wait-tls.hocon", $"include \"{TlsNode.Configuration}\"\nneurosurgeon.edge.cloud-wait = 2s");

        await using var plain = NodeCommand.Start([.. task, wait]);
        await using var stranger = NodeCommand.Start([.. task, waitWithTls], TlsNode.EnvironmentOf(_theirs, "stranger", _ours));
        await using var wary = NodeCommand.Start([.. task, waitWithTls], TlsNode.EnvironmentOf(_ours, "wary", _theirs));
        foreach (var (refused, why) in new[] { (plain, "TLS connections only"), (stranger, "does not accept the certificate CN=neurosurgeon.test, OU=stranger"), (wary, "its certificate CN=neurosurgeon.test, OU=cloud") })
        {
            Assert.Equal(3, await refused.ExitCodeAsync());
            var last = refused.Errors.Trim().Split('\n')[^1];
            Assert.StartsWith("No cloud has answered", last, StringComparison.Ordinal);
            Assert.Contains(why, last, StringComparison.Ordinal);
        }

        Assert.Contains("Refused the connection of akka.tcp://edge@", cloud.Errors, StringComparison.Ordinal);
        Assert.Contains("its certificate CN=neurosurgeon.test, OU=stranger is not valid here", cloud.Errors, StringComparison.Ordinal);
        Assert.Contains("ended while TLS was being agreed on", cloud.Errors, StringComparison.Ordinal);

        await using var good = NodeCommand.Start([.. task, TlsNode.Configuration], TlsNode.EnvironmentOf(_ours, "good", _ours));
        Assert.True(await good.ExitCodeAsync() == 0, good.Errors);
        Assert.Equal(["cloud", "cloud", "cloud"], good.JsonTasks.Select(each => each.GetProperty("completed_by").GetString()));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _ours.Dispose();
        _theirs.Dispose();
    }
}
