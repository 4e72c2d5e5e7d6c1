using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Akka.Remote.Tls;

/// <summary>Decides on the certificate that one peer shows, and keeps why it was refused.</summary>
internal sealed class CertificateVerdict(TlsSettings settings)
{
    /// <summary>Why the certificate was refused, to continue a sentence that begins with the peer; null if it was not.</summary>
    public string? Refusal { get; private set; }

    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Refusal = RefusalOf(certificate, chain, errors);
        return Refusal is null;
    }

    private string? RefusalOf(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        // A peer that connects is asked for a certificate only where it needs one; who is connected to always shows one.
        if (certificate is null)
            return settings.RequireMutualAuthentication ? "it shows no certificate, and akka.remote.dot-netty.tcp.ssl.require-mutual-authentication is on here" : null;
        if (settings.SuppressValidation)
            return null;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            return $"its certificate {certificate.Subject} is not valid here: {Describe(chain)}";
        return settings.ValidateHostname && errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? $"its certificate {certificate.Subject} is not for the host of its address, and akka.remote.dot-netty.tcp.ssl.validate-certificate-hostname is on here"
            : null;
    }

    private static string Describe(X509Chain? chain) =>
        string.Join(", ", (chain?.ChainStatus ?? []).Select(status => $"{status.StatusInformation} ({status.Status})").Distinct());
}
