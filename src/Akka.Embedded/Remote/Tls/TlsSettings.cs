using System.Security.Cryptography.X509Certificates;
using Akka.Configuration;

namespace Akka.Remote.Tls;

/// <summary>What the configuration says about TLS, under <c>akka.remote.dot-netty.tcp.ssl</c>.</summary>
/// <param name="Certificate">What this node shows to others, with its private key.</param>
/// <param name="SuppressValidation">Whether any certificate will do that a peer shows.</param>
/// <param name="RequireMutualAuthentication">Whether who connects must show a certificate too.</param>
/// <param name="ValidateHostname">Whether the certificate of who is connected to must be for the host of its address.</param>
internal sealed record TlsSettings(X509Certificate2 Certificate, bool SuppressValidation, bool RequireMutualAuthentication, bool ValidateHostname)
{
    private const string Ssl = "akka.remote.dot-netty.tcp.ssl.";

    /// <summary>Reads the settings and the certificate; null without <c>enable-ssl</c>.</summary>
    /// <exception cref="ConfigurationException">A setting is missing or wrong.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The certificate cannot be used.</exception>
    public static TlsSettings? Read(Config config, DateTimeOffset now)
    {
        if (!config.GetBoolean("akka.remote.dot-netty.tcp.enable-ssl"))
            return null;
        var suppressValidation = config.GetBoolean(Ssl + "suppress-validation");
        var certificate = NodeCertificate.Load(config, Ssl + "certificate.", onlyValid: !suppressValidation, now);
        return new TlsSettings(
            certificate,
            suppressValidation,
            config.GetBoolean(Ssl + "require-mutual-authentication"),
            config.GetBoolean(Ssl + "validate-certificate-hostname"));
    }
}
