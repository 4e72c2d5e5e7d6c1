using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>What a cloud with TLS does with strangers.</summary>
public sealed class TlsStrangerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _ours = new("our nodes");
    private readonly TestAuthority _theirs = new("their nodes");

    // Nobody waits for neurosurgeon.edge.cloud-wait, which ends in another sentence.
    [Fact]
    public async Task Edges_that_are_refused_or_do_not_trust_end_with_the_reason_and_others_are_served()
    {
        var list = _folder.Write("list.txt", "mobile_net 3");
        var untrusting = _folder.Write("cloud.hocon", $"""
            include "{TlsNode.Configuration}"
            akka.remote.untrusted-mode = on
            """);
        await using var cloud = NodeCommand.Start(["cloud", "-p", "0", "--config", untrusting], TlsNode.EnvironmentOf(_ours, "cloud", _ours));
        string[] task = ["edge", "-p", await TlsNode.PortAsync(cloud), "--tasks", list, "--cut", "5", "--json"];
        string[] byTls = [.. task, "--config", TlsNode.Configuration];
        var byName = _folder.Write("by-name.hocon", $"""
            include "{TlsNode.Configuration}"
            akka.remote.dot-netty.tcp.ssl.validate-certificate-hostname = on
            """);

        await using var plain = NodeCommand.Start(task);
        await using var stranger = NodeCommand.Start(byTls, TlsNode.EnvironmentOf(_theirs, "stranger", _ours));
        await using var wary = NodeCommand.Start(byTls, TlsNode.EnvironmentOf(_ours, "wary", _theirs));
        await using var exact = NodeCommand.Start([.. task, "--config", byName], TlsNode.EnvironmentOf(_ours, "exact", _ours));
        foreach (var (refused, why) in new[]
        {
            (plain, "takes TLS connections only; give this edge a certificate"),
            (stranger, "does not accept this edge's certificate CN=neurosurgeon.test, OU=stranger"),
            (wary, "its certificate CN=neurosurgeon.test, OU=cloud is not of an authority that this machine trusts"),
            (exact, "is for neurosurgeon.test and not for the address that was asked for"),
        })
        {
            Assert.Equal(3, await refused.ExitCodeAsync());
            Assert.Contains(why, refused.Errors.Trim().Split('\n')[^1], StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", refused.Errors, StringComparison.Ordinal);
        }

        await using var good = NodeCommand.Start(byTls, TlsNode.EnvironmentOf(_ours, "good", _ours));
        Assert.True(await good.ExitCodeAsync() == 0, good.Errors);
        Assert.Equal(["cloud", "cloud", "cloud"], good.JsonTasks.Select(each => each.GetProperty("completed_by").GetString()));
        var log = cloud.Errors.Split('\n');
        Assert.Single(log, line => line.Contains("it does not speak TLS, and this node takes TLS connections only", StringComparison.Ordinal));
        Assert.Single(log, line => line.Contains("The certificate CN=neurosurgeon.test, OU=stranger of 127.0.0.1 is not accepted here", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", cloud.Errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _ours.Dispose();
        _theirs.Dispose();
    }
}
