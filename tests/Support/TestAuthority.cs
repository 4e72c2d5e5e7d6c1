using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Neurosurgeon.Tests.Support;

/// <summary>Issues certificates for tests: made when they run, kept in a temporary folder, gone afterwards.</summary>
internal sealed class TestAuthority : IDisposable
{
    /// <summary>Of every file that is issued.</summary>
    public const string Password = "only for tests";

    // Akka.NET before 1.5.53 wants the certificates of all nodes to be for one name.
    private const string NodeName = "neurosurgeon.test";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurosurgeon-certificates-");
    private readonly X509Certificate2 _own;

    public TestAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _own = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(1));
        File.WriteAllText(CertificateFile, _own.ExportCertificatePem());
    }

    /// <summary>Its own certificate, as PEM: what a machine needs that is to trust it.</summary>
    public string CertificateFile => Path.Combine(_folder.FullName, "authority.crt");

    /// <summary>An empty folder.</summary>
    public string EmptyFolder => _folder.CreateSubdirectory("empty").FullName;

    /// <summary>Issues a certificate; returns its file (.pfx).</summary>
    /// <param name="node">Tells the certificates apart: the start of the subject.</param>
    /// <param name="validFor">How long from now; negative for one that has expired.</param>
    /// <param name="withKey">Whether the file holds the private key.</param>
    public string Issue(string node, TimeSpan? validFor = null, bool withKey = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={NodeName}, OU={node}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(NodeName);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(_own, DateTimeOffset.UtcNow.AddDays(-9), DateTimeOffset.UtcNow + (validFor ?? TimeSpan.FromDays(9)), RandomNumberGenerator.GetBytes(8));
        using var whole = withKey ? signed.CopyWithPrivateKey(key) : new X509Certificate2(signed);
        var file = Path.Combine(_folder.FullName, $"{node}.pfx");
        File.WriteAllBytes(file, whole.Export(X509ContentType.Pfx, Password));
        return file;
    }

    /// <summary>The settings of a node with a certificate.</summary>
    public static string Settings(string file, string more = "") =>
        $$"""
        akka.remote.dot-netty.tcp {
          enable-ssl = on
          ssl {
            certificate { path = "{{file}}", password = "{{Password}}" }
            {{more}}
          }
        }

        """;

    public void Dispose()
    {
        _own.Dispose();
        _folder.Delete(recursive: true);
    }
}
