using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Configuration;

namespace Akka.Remote.Tls;

/// <summary>Finds the certificate that the configuration names: in a file, or by its thumbprint in a store of the system.</summary>
internal static class NodeCertificate
{
    /// <summary>Loads the certificate.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="section">Where in it the certificate is described, with a dot at its end.</param>
    /// <param name="onlyValid">Whether a certificate that is not valid at the time is refused.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="ConfigurationException">A setting is missing or wrong.</exception>
    /// <exception cref="CryptographicException">There is no such certificate, or it cannot be used.</exception>
    public static X509Certificate2 Load(Config config, string section, bool onlyValid, DateTimeOffset now)
    {
        var fromStore = config.GetBoolean(section + "use-thumbprint-over-file");
        var certificate = fromStore ? FromStore(config, section, onlyValid) : FromFile(config, section);
        try
        {
            RequireUsable(certificate, onlyValid, now);
            return certificate;
        }
        catch
        {
            certificate.Dispose();
            throw;
        }
    }

    private static X509Certificate2 FromFile(Config config, string section)
    {
        var path = config.GetString(section + "path");
        if (string.IsNullOrEmpty(path))
            throw new ConfigurationException($"{section}path is empty; it must name the certificate's file (.pfx), or {section}use-thumbprint-over-file be on.");
        var flags = config.GetStringList(section + "flags").Aggregate(X509KeyStorageFlags.DefaultKeySet, (all, flag) => all | Flag(flag, section));
        if (!File.Exists(path))
            throw new CryptographicException($"There is no file {Path.GetFullPath(path)}, which {section}path names.");
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, config.GetString(section + "password"), flags);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CryptographicException(
                $"The certificate {path} ({section}path) cannot be read as a PKCS#12 file (.pfx) with {section}password: {failure.Message}", failure);
        }
    }

    private static X509Certificate2 FromStore(Config config, string section, bool onlyValid)
    {
        var thumbprint = config.GetString(section + "thumbprint");
        if (string.IsNullOrWhiteSpace(thumbprint))
            throw new ConfigurationException($"{section}thumbprint is empty, and {section}use-thumbprint-over-file is on.");
        var location = config.GetString(section + "store-location") switch
        {
            "local-machine" => StoreLocation.LocalMachine,
            "current-user" => StoreLocation.CurrentUser,
            var other => throw new ConfigurationException($"{section}store-location is '{other}'; it must be local-machine or current-user."),
        };

        using var store = new X509Store(config.GetString(section + "store-name") ?? "", location);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, onlyValid) is [var found, ..]
            ? found
            : throw new CryptographicException($"The store {location}/{store.Name} has no {(onlyValid ? "valid " : "")}certificate with the thumbprint {thumbprint} ({section}thumbprint).");
    }

    private static void RequireUsable(X509Certificate2 certificate, bool onlyValid, DateTimeOffset now)
    {
        if (!certificate.HasPrivateKey)
            throw new CryptographicException($"The certificate {certificate.Subject} has no private key; put both into one PKCS#12 file (.pfx).");
        if (onlyValid && (now < certificate.NotBefore || now > certificate.NotAfter))
            throw new CryptographicException($"The certificate {certificate.Subject} is valid from {certificate.NotBefore:u} to {certificate.NotAfter:u} only; no peer would accept it now.");
    }

    private static X509KeyStorageFlags Flag(string flag, string section) => flag switch
    {
        "default-key-set" => X509KeyStorageFlags.DefaultKeySet,
        "exportable" => X509KeyStorageFlags.Exportable,
        "machine-key-set" => X509KeyStorageFlags.MachineKeySet,
        "persist-key-set" => X509KeyStorageFlags.PersistKeySet,
        "user-key-set" => X509KeyStorageFlags.UserKeySet,
        "user-protected" => X509KeyStorageFlags.UserProtected,
        _ => throw new ConfigurationException(
            $"{section}flags has '{flag}'; it may have default-key-set, exportable, machine-key-set, persist-key-set, user-key-set and user-protected."),
    };
}
