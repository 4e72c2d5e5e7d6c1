using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>Real processes with and without config/tls.hocon, and with certificates that are not right.</summary>
public sealed class TlsNodeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _ours = new("our nodes");

    [Fact]
    public async Task An_edge_ends_where_every_cloud_it_knows_is_at_fault_and_works_with_one_that_is_not()
    {
        var list = _folder.Write("list.txt", "mobile_net 3");
        var careless = _folder.Write("careless.hocon", $"""
            include "{TlsNode.Configuration}"
            akka.remote.dot-netty.tcp.ssl.suppress-validation = on
            """);
        await using var plain = NodeCommand.Start("cloud", "-p", "0");
        await using var expired = NodeCommand.Start(
            ["cloud", "-p", "0", "--config", careless],
            [("NEUROSURGEON_CERTIFICATE", _ours.Issue("cloud", TimeSpan.FromDays(-1))), .. TlsNode.EnvironmentOf(_ours, "unused", _ours)[1..]]);
        var (plainPort, expiredPort) = (await TlsNode.PortAsync(plain), await TlsNode.PortAsync(expired));
        var knowsPlain = _folder.Write("knows-plain.hocon", $"neurosurgeon.edge.contact-points = [\"127.0.0.1:{plainPort}\"]");
        string[] task = ["edge", "--tasks", list, "--cut", "5", "--json", "-p"];

        await using var toPlain = NodeCommand.Start([.. task, plainPort, "--config", TlsNode.Configuration], TlsNode.EnvironmentOf(_ours, "to-plain", _ours));
        await using var toExpired = NodeCommand.Start([.. task, expiredPort, "--config", TlsNode.Configuration], TlsNode.EnvironmentOf(_ours, "to-expired", _ours));
        await using var toBoth = NodeCommand.Start([.. task, expiredPort, "--config", knowsPlain]);

        Assert.Equal(3, await toPlain.ExitCodeAsync());
        Assert.Contains($"The cloud at 127.0.0.1:{plainPort} does not speak TLS", toPlain.Errors.Trim().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Equal(3, await toExpired.ExitCodeAsync());
        Assert.Contains("its certificate CN=neurosurgeon.test, OU=cloud is valid from", toExpired.Errors.Trim().Split('\n')[^1], StringComparison.Ordinal);
        Assert.True(await toBoth.ExitCodeAsync() == 0, toBoth.Errors);
        Assert.Equal(["cloud", "cloud", "cloud"], toBoth.JsonTasks.Select(each => each.GetProperty("completed_by").GetString()));
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
    }
}
