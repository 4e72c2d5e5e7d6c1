using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Configuration;
using Neurosurgeon.Actors.Settings;

namespace Neurosurgeon.Hosts.Hosting;

/// <summary>Looks at a node's certificate for TLS before the node starts: what Akka.NET says of a wrong one helps nobody.</summary>
internal static class CertificateFile
{
    private const string Tcp = "akka.remote.dot-netty.tcp.";
    private const string Ssl = Tcp + "ssl.";
    private const string Certificate = Ssl + "certificate.";

    /// <summary>Does nothing where TLS is off, or where the certificate is in a store of the system.</summary>
    /// <exception cref="SettingsException">No file is named.</exception>
    /// <exception cref="CommandException">The file is missing, cannot be read, has no private key, or its certificate is not valid now.</exception>
    public static void Check(Config config, DateTimeOffset now)
    {
        if (!config.GetBoolean(Tcp + "enable-ssl", false) || config.GetBoolean(Certificate + "use-thumbprint-over-file", false))
            return;

        var path = config.GetString(Certificate + "path", "");
        if (string.IsNullOrEmpty(path))
            throw new SettingsException($"{Certificate}path is empty; it must name the certificate's file (.pfx), or {Certificate}use-thumbprint-over-file be on.");
        using var certificate = Load(path, config.GetString(Certificate + "password", ""));
        if (!certificate.HasPrivateKey)
            throw Unusable($"{path} has no private key; put certificate and key into one PKCS#12 file (.pfx).");
        if (!config.GetBoolean(Ssl + "suppress-validation", false) && (now < certificate.NotBefore || now > certificate.NotAfter))
            throw Unusable($"{path} is valid from {certificate.NotBefore:u} to {certificate.NotAfter:u} only.");
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        if (!File.Exists(path))
            throw Unusable($"There is no file {Path.GetFullPath(path)}, which {Certificate}path names.");
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unusable($"{path} cannot be read as a PKCS#12 file (.pfx) with {Certificate}password: {failure.Message}");
        }
    }

    private static CommandException Unusable(string why) => CommandException.Unavailable($"The node cannot use its certificate: {why}");
}
