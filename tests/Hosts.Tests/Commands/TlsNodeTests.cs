using Neurosurgeon.Hosts.Tests.Support;
using TestSupport;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>Real processes with config/tls.hocon, which trust one authority only.</summary>
public sealed class TlsNodeTests : IDisposable
{
    private static readonly string TlsConfiguration = Path.Combine(AppContext.BaseDirectory, "config", "tls.hocon");
    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _ours = new("our nodes");
    private readonly TestAuthority _theirs = new("their nodes");

    [Fact]
    public async Task Only_edges_with_a_certificate_are_served()
    {
        var list = _folder.Write("list.txt", "mobile_net 3");
        var untrusting = _folder.Write("cloud.hocon", $$"""
            include "{{TlsConfiguration}}"
            akka.remote {
              untrusted-mode = on
              trusted-selection-paths = ["/user/gate", "/user/executors", "/user/probe", "/user/profiler"]
            }
            """);
        await using var cloud = NodeCommand.Start(["cloud", "-p", "0", "--config", untrusting], EnvironmentOf(_ours, "cloud", _ours));
        var listening = await cloud.LineAsync(line => line.StartsWith("listening ", StringComparison.Ordinal));
        var port = listening[(listening.LastIndexOf(':') + 1)..];
        string[] task = ["edge", "-p", port, "--tasks", list, "--cut", "5", "--json", "--config"];
        var wait = _folder.Write("wait.hocon", "neurosurgeon.edge.cloud-wait = 2s");
        var waitWithTls = _folder.Write("wait-tls.hocon", $"include \"{TlsConfiguration}\"\nneurosurgeon.edge.cloud-wait = 2s");

        await using var plain = NodeCommand.Start([.. task, wait]);
        await using var stranger = NodeCommand.Start([.. task, waitWithTls], EnvironmentOf(_theirs, "stranger", _ours));
        await using var wary = NodeCommand.Start([.. task, waitWithTls], EnvironmentOf(_ours, "wary", _theirs));
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

        await using var good = NodeCommand.Start([.. task, TlsConfiguration], EnvironmentOf(_ours, "good", _ours));
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
            ["cloud", "-p", "0", "--config", TlsConfiguration],
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

    private static (string, string)[] EnvironmentOf(TestAuthority issuer, string node, TestAuthority trusted) =>
    [
        ("NEUROSURGEON_CERTIFICATE", issuer.Issue(node)),
        ("NEUROSURGEON_CERTIFICATE_PASSWORD", TestAuthority.Password),
        ("SSL_CERT_FILE", trusted.CertificateFile),
        ("SSL_CERT_DIR", trusted.EmptyFolder),
    ];
}
