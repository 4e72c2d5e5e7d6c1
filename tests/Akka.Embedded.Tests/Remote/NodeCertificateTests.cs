using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Configuration;
using TestSupport;

namespace Embedded.Remote;

/// <summary>Which certificates a node starts with.</summary>
public sealed class NodeCertificateTests : IDisposable
{
    private readonly TestAuthority _authority = new("of one test");

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void An_expired_certificate_ends_the_start()
    {
        var failure = Assert.Throws<CryptographicException>(() => Start(TestAuthority.Settings(_authority.Issue("old", TimeSpan.FromDays(-1)))));

        Assert.Contains("CN=neurosurgeon.test, OU=old is valid from", failure.Message);
    }

    [Fact]
    public void A_certificate_without_its_private_key_ends_the_start()
    {
        var failure = Assert.Throws<CryptographicException>(() => Start(TestAuthority.Settings(_authority.Issue("keyless", withKey: false))));

        Assert.Contains("has no private key", failure.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var failure = Assert.Throws<CryptographicException>(() => Start(TestAuthority.Settings("/not/there.pfx")));

        Assert.Contains("There is no file /not/there.pfx", failure.Message);
    }

    [Fact]
    public void A_wrong_password_is_told_with_the_file()
    {
        var failure = Assert.Throws<CryptographicException>(() =>
            Start(TestAuthority.Settings(_authority.Issue("locked"), """certificate.password = "wrong" """)));

        Assert.Contains("locked.pfx", failure.Message);
        Assert.Contains("password", failure.Message);
    }

    [Theory]
    [InlineData("certificate.path = \"\"", "certificate.path is empty")]
    [InlineData("certificate.flags = [exportable, shiny]", "'shiny'")]
    [InlineData("certificate.use-thumbprint-over-file = on", "certificate.thumbprint is empty")]
    [InlineData("certificate { use-thumbprint-over-file = on, thumbprint = 00, store-location = attic }", "'attic'")]
    public void A_wrong_setting_is_named(string setting, string complaint)
    {
        var failure = Assert.Throws<ConfigurationException>(() => Start(TestAuthority.Settings(_authority.Issue("any"), setting)));

        Assert.Contains(complaint, failure.Message);
    }

    [Fact]
    public void A_certificate_may_come_from_a_store_of_the_system()
    {
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(
            _authority.Issue("stored"), TestAuthority.Password, X509KeyStorageFlags.PersistKeySet);
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(certificate);
        try
        {
            using var node = new ListeningNode(StoreSettings(certificate.Thumbprint));
            node.AssertServes(StoreSettings(certificate.Thumbprint));
        }
        finally
        {
            store.Remove(certificate);
        }

        Assert.Contains("thumbprint", Assert.Throws<CryptographicException>(() => Start(StoreSettings(certificate.Thumbprint))).Message);
    }

    private static string StoreSettings(string thumbprint) => TestAuthority.Settings(
        "/not/read.pfx",
        $$"""
        suppress-validation = on
        certificate { use-thumbprint-over-file = on, thumbprint = "{{thumbprint}}", store-name = My, store-location = current-user }
        """);

    private static void Start(string config)
    {
        using var node = new ListeningNode(config);
    }
}
