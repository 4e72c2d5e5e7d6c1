using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Support;

/// <summary>Nodes that run with config/tls.hocon.</summary>
internal static class TlsNode
{
    public static string Configuration { get; } = Path.Combine(AppContext.BaseDirectory, "config", "tls.hocon");

    /// <summary>The environment of a node that has a certificate of one authority and trusts no other than a given one.</summary>
    public static (string, string)[] EnvironmentOf(TestAuthority issuer, string node, TestAuthority trusted) =>
    [
        ("NEUROSURGEON_CERTIFICATE", issuer.Issue(node)),
        ("NEUROSURGEON_CERTIFICATE_PASSWORD", TestAuthority.Password),
        ("SSL_CERT_FILE", trusted.CertificateFile),
        ("SSL_CERT_DIR", trusted.EmptyFolder),
    ];

    /// <summary>The port of a cloud, as soon as it listens.</summary>
    public static async Task<string> PortAsync(NodeCommand cloud)
    {
        var listening = await cloud.LineAsync(line => line.StartsWith("listening ", StringComparison.Ordinal));
        return listening[(listening.LastIndexOf(':') + 1)..];
    }
}
