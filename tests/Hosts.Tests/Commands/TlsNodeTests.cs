using Neurosurgeon.Hosts.Tests.Support;
using TestSupport;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>Real processes with config/tls.hocon, which trust one authority only.</summary>
public sealed class TlsNodeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _ours = new("our nodes");
    private readonly TestAuthority _theirs = new("their nodes");

    [Fact]
    public async Task An_edge_works_with_a_cloud_that_it_trusts_and_with_no_other()
    {
        var list = _folder.Write("list.txt", "mobile_net 3");
        await using var cloud = NodeCommand.Start(["cloud", "-p", "0", "--config", TlsNode.Configuration], TlsNode.EnvironmentOf(_ours, "cloud", _ours));
        string[] task = ["edge", "-p", await TlsNode.PortAsync(cloud), "--tasks", list, "--cut", "5", "--json", "--config"];

        var waitWithTls = _folder.Write("wait-tls.hocon", $"include \"{TlsNode.Configuration}\"\nneurosurgeon.edge.cloud-wait = 2s");
        await using var wary = NodeCommand.Start([.. task, waitWithTls], TlsNode.EnvironmentOf(_ours, "wary", _theirs));
        Assert.Equal(3, await wary.ExitCodeAsync());
        Assert.Contains("No cloud has answered", wary.Errors, StringComparison.Ordinal);

        await using var good = NodeCommand.Start([.. task, TlsNode.Configuration], TlsNode.EnvironmentOf(_ours, "good", _ours));
        Assert.True(await good.ExitCodeAsync() == 0, good.Errors);
        Assert.Equal(["cloud", "cloud", "cloud"], good.JsonTasks.Select(each => each.GetProperty("completed_by").GetString()));
    }

    [Theory]
    [InlineData("expired", "is valid from", 3)]
    [InlineData("keyless", "has no private key", 3)]
    [InlineData("missing", "There is no file", 3)]
    [InlineData("unnamed", "certificate.path is empty", 2)]
    public async Task A_node_without_a_usable_certificate_does_not_start(string what, string complaint, int exitCode)
    {
        var file = what switch
        {
            "expired" => _ours.Issue(what, TimeSpan.FromDays(-1)),
            "keyless" => _ours.Issue(what, withKey: false),
            "missing" => _folder.PathOf("nothing.pfx"),
            _ => "",
        };

        await using var cloud = NodeCommand.Start(
            ["cloud", "-p", "0", "--config", TlsNode.Configuration],
            ("NEUROSURGEON_CERTIFICATE", file), ("NEUROSURGEON_CERTIFICATE_PASSWORD", TestAuthority.Password));

        Assert.Equal(exitCode, await cloud.ExitCodeAsync());
        Assert.Contains(complaint, cloud.Errors, StringComparison.Ordinal);
        Assert.Single(cloud.Errors.Trim().Split('\n'));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _ours.Dispose();
        _theirs.Dispose();
    }
}
