using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Configuration;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Nodes;

/// <summary>A node's certificate for TLS, looked at before the node starts: what an actor runtime says of a wrong one helps nobody.</summary>
internal static class NodeCertificate
{
    private const string Ssl = TlsSettings.Section + ".";
    private const string Certificate = Ssl + "certificate.";

    /// <summary>Loads a node's certificate with its private key.</summary>
    /// <param name="config">The node's configuration.</param>
    /// <param name="now">The time by which its dates are checked.</param>
    /// <returns>Null where TLS is off, or where the certificate is in a store of the system that has none of that thumbprint.</returns>
    /// <exception cref="SettingsException">No file is named.</exception>
    /// <exception cref="CommandException">The file is missing, cannot be read, has no private key, or its certificate is not valid now.</exception>
    public static X509Certificate2? Load(Config config, DateTimeOffset now)
    {
        var tls = TlsSettings.Read(config);
        if (!tls.IsEnabled)
            return null;
        if (config.GetBoolean(Certificate + "use-thumbprint-over-file", false))
            return FromStore(config);

        var path = config.GetString(Certificate + "path", "");
        if (string.IsNullOrEmpty(path))
            throw new SettingsException($"{Certificate}path is empty; it must name the certificate's file (.pfx), or {Certificate}use-thumbprint-over-file be on.");
        var certificate = FromFile(path, config.GetString(Certificate + "password", ""));
        if (!certificate.HasPrivateKey)
            throw Unusable($"{path} has no private key; put certificate and key into one PKCS#12 file (.pfx).");
        if (!tls.SuppressesValidation && (now < certificate.NotBefore || now > certificate.NotAfter))
            throw Unusable($"{path} is valid from {certificate.NotBefore:u} to {certificate.NotAfter:u} only.");
        return certificate;
    }

    private static X509Certificate2 FromFile(string path, string? password)
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

    // Akka.Remote says what is wrong with a store, a thumbprint, or a certificate in a store.
    private static X509Certificate2? FromStore(Config config)
    {
        var location = config.GetString(Certificate + "store-location", "") == "local-machine" ? StoreLocation.LocalMachine : StoreLocation.CurrentUser;
        try
        {
            using var store = new X509Store(config.GetString(Certificate + "store-name", ""), location);
            store.Open(OpenFlags.ReadOnly);
            return store.Certificates.Find(X509FindType.FindByThumbprint, config.GetString(Certificate + "thumbprint", ""), validOnly: false).FirstOrDefault();
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static CommandException Unusable(string why) => CommandException.Unavailable($"The node cannot use its certificate: {why}");
}
