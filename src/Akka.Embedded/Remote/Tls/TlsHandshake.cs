using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Remote.Transport;

namespace Akka.Remote.Tls;

/// <summary>Encrypts a connection, and lets nobody through whose certificate is not good enough. Blocks; whoever calls it limits the time.</summary>
internal sealed class TlsHandshake(TlsSettings settings)
{
    /// <summary>The first byte of every TLS connection: the type of a handshake record.</summary>
    public const byte FirstByte = 22;

    /// <summary>Whether a peer that connected has begun a TLS handshake; takes nothing from the socket.</summary>
    public static bool IsBegunOn(Socket socket)
    {
        Span<byte> first = stackalloc byte[1];
        return socket.Receive(first, SocketFlags.Peek) == 1 && first[0] == FirstByte;
    }

    /// <summary>Encrypts a connection that a peer made.</summary>
    /// <exception cref="ProtocolException">The peer does not speak TLS, or its certificate is not accepted.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public Stream Accept(Stream plain)
    {
        var verdict = new CertificateVerdict(settings);
        return Encrypt(plain, verdict, stream => stream.AuthenticateAsServer(new SslServerAuthenticationOptions
        {
            ServerCertificate = settings.Certificate,
            ClientCertificateRequired = settings.RequireMutualAuthentication,
            RemoteCertificateValidationCallback = verdict.Judge,
            CertificateChainPolicy = LocalChainPolicy(),
            AllowRenegotiation = false,
        }));
    }

    /// <summary>Encrypts a connection to a node.</summary>
    /// <exception cref="ProtocolException">The node does not speak TLS, or its certificate is not accepted.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public Stream Connect(Stream plain, Address target)
    {
        var verdict = new CertificateVerdict(settings);
        return Encrypt(plain, verdict, stream => stream.AuthenticateAsClient(new SslClientAuthenticationOptions
        {
            TargetHost = target.Host,
            ClientCertificates = settings.RequireMutualAuthentication ? [settings.Certificate] : null,
            RemoteCertificateValidationCallback = verdict.Judge,
            CertificateChainPolicy = LocalChainPolicy(),
            AllowRenegotiation = false,
        }));
    }

    private static SslStream Encrypt(Stream plain, CertificateVerdict verdict, Action<SslStream> authenticate)
    {
        var stream = new SslStream(plain);
        try
        {
            authenticate(stream);
            return stream;
        }
        catch (Exception failure)
        {
            stream.Dispose();
            if (failure is IOException or SocketException or ObjectDisposedException)
                throw;
            // Whatever else a peer's bytes may bring about.
            throw new ProtocolException(verdict.Refusal ?? $"the TLS handshake with it failed: {(failure.InnerException ?? failure).Message}");
        }
    }

    // A certificate must not make this node fetch what it points to.
    private static X509ChainPolicy LocalChainPolicy() => new()
    {
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
