using Akka.Configuration;

namespace Neurosurgeon.Configuration;

/// <summary>What a node's TLS connections ask of a peer, as Akka.Remote reads it.</summary>
/// <param name="IsEnabled">Whether connections are made by TLS at all; a node takes one kind only.</param>
/// <param name="IsMutual">Whether who connects shows a certificate too.</param>
/// <param name="ChecksName">Whether a certificate must be for the address that was connected to.</param>
/// <param name="SuppressesValidation">Whether any certificate is accepted.</param>
public sealed record TlsSettings(bool IsEnabled, bool IsMutual, bool ChecksName, bool SuppressesValidation)
{
    /// <summary>Where the settings are.</summary>
    public const string Section = Tcp + "ssl";

    private const string Tcp = "akka.remote.dot-netty.tcp.";

    /// <summary>The scheme of actor addresses: nodes with and without TLS have different ones.</summary>
    public string Protocol => IsEnabled ? "akka.ssl.tcp" : "akka.tcp";

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingsException">One is neither on nor off.</exception>
    public static TlsSettings Read(Config config)
    {
        bool Switch(string key, bool otherwise) => SettingsReader.Read(key, () => config.GetBoolean(key, otherwise));
        return new TlsSettings(
            Switch(Tcp + "enable-ssl", false),
            Switch(Section + ".require-mutual-authentication", true),
            Switch(Section + ".validate-certificate-hostname", false),
            Switch(Section + ".suppress-validation", false));
    }
}
