using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Configuration;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Nodes;

/// <summary>
/// Finds out why a cloud that listens does not answer, by connections of its own: Akka.Remote tells an edge that the peer has closed
/// the connection, or nothing, whether TLS is missing on one side or a certificate is refused.
/// </summary>
/// <remarks>Only what waiting cannot mend is a fault: a cloud that is not there, is ending or stands still has none.</remarks>
internal sealed class ContactCheck : IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2);

    // A refused connection is closed without a word, and so is that of a node that ends: that one takes no second.
    private static readonly TimeSpan BeforeSecondTry = TimeSpan.FromSeconds(1);

    // A heartbeat of Akka's protocol before any association, to which a node answers by a farewell, see AkkaPduProtobuffCodec.
    private static readonly byte[] Heartbeat = [4, 0, 0, 0, 0x12, 2, 8, 3];

    private readonly TlsSettings _tls;
    private readonly X509Certificate2? _own;

    private ContactCheck(TlsSettings tls, X509Certificate2? own)
    {
        _tls = tls;
        _own = own;
    }

    /// <summary>The check of a node with a configuration.</summary>
    /// <exception cref="CommandException">Its certificate cannot be used.</exception>
    public static ContactCheck Of(Config config) => new(TlsSettings.Read(config), NodeCertificate.Load(config, TimeProvider.System.GetUtcNow()));

    /// <summary>Looks at a cloud; ends in less than 10 s.</summary>
    /// <returns>What is wrong and what would be right; null where nothing is, or where it may still come right.</returns>
    public async Task<string?> FindFaultAsync(Address cloud)
    {
        try
        {
            return _tls.IsEnabled ? await FaultOfTlsAsync(cloud) : await FaultWithoutTlsAsync(cloud);
        }
        catch (Exception error) when (error is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _own?.Dispose();

    private static async Task<string?> FaultWithoutTlsAsync(Address cloud)
    {
        if (await SpeaksPlainlyAsync(cloud) || (await GreetAsync(cloud, own: null)).Certificate is null)
            return null;
        return $"The cloud at {Text(cloud)} takes TLS connections only; give this edge a certificate (include \"tls.hocon\" in its configuration), or start the cloud without TLS.";
    }

    private async Task<string?> FaultOfTlsAsync(Address cloud)
    {
        var greeting = await GreetAsync(cloud, _own);
        if (greeting.Certificate is null)
        {
            return await SpeaksPlainlyAsync(cloud)
                ? $"The cloud at {Text(cloud)} does not speak TLS, and this edge takes TLS connections only; start the cloud with a certificate (include \"tls.hocon\" in its configuration), or this edge without TLS."
                : null;
        }

        if (WhyNotTrusted(greeting) is { } why)
            return $"This edge does not trust the cloud at {Text(cloud)}: its certificate {greeting.Certificate} {why}.";
        if (greeting.Welcome != Reply.Closed)
            return null;

        await Task.Delay(BeforeSecondTry);
        return (await GreetAsync(cloud, _own)).Welcome == Reply.Closed
            ? $"The cloud at {Text(cloud)} does not accept this edge's certificate {_own?.Subject}; it takes one that is valid and of an authority which the cloud's machine trusts. The cloud's log says what is wrong with it."
            : null;
    }

    private string? WhyNotTrusted(Greeting greeting)
    {
        if (_tls.SuppressesValidation && !_tls.ChecksName)
            return null;
        if (!_tls.SuppressesValidation && greeting.Errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            return greeting.HasExpired
                ? $"is valid from {greeting.ValidFrom:u} to {greeting.ValidTo:u} only"
                : $"is not of an authority that this machine trusts ({greeting.ChainFault}); with SSL_CERT_FILE a node on Linux is told whom to trust";
        }

        return _tls.ChecksName && greeting.Errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? $"is for {greeting.Names} and not for the address that was asked for; {TlsSettings.Section}.validate-certificate-hostname = on wants that address among its names"
            : null;
    }

    private static async Task<bool> SpeaksPlainlyAsync(Address cloud)
    {
        using var client = await ConnectAsync(cloud, ConnectLimit);
        return await AnswerAsync(client.GetStream()) == Reply.Bytes;
    }

    // Accepts any certificate, so that the cloud sees no failure; what is wrong with it is judged afterwards.
    private static async Task<Greeting> GreetAsync(Address cloud, X509Certificate2? own)
    {
        using var client = await ConnectAsync(cloud, ConnectLimit);
        var greeting = new Greeting();
        await using var stream = new SslStream(
            client.GetStream(),
            leaveInnerStreamOpen: false,
            (_, certificate, chain, errors) => greeting.Saw(certificate, chain, errors));
        using var limit = new CancellationTokenSource(AnswerLimit);
        try
        {
            // By the name that Akka.Remote gives, so that both judge alike.
            var options = new SslClientAuthenticationOptions { TargetHost = cloud.Host! };
            if (own is not null)
                options.LocalCertificateSelectionCallback = (_, _, _, _, _) => own;
            await stream.AuthenticateAsClientAsync(options, limit.Token);
            greeting.Welcome = await AnswerAsync(stream);
        }
        catch (Exception error) when (error is IOException or AuthenticationException or OperationCanceledException)
        {
            // Refused before the handshake's end, where a certificate has been seen; no TLS where none has.
            if (error is not OperationCanceledException)
                greeting.Welcome = Reply.Closed;
        }

        return greeting;
    }

    /// <summary>A connection to a node's port.</summary>
    /// <exception cref="SocketException">Nobody takes it.</exception>
    /// <exception cref="OperationCanceledException">Nobody has taken it in time.</exception>
    public static async Task<TcpClient> ConnectAsync(Address cloud, TimeSpan within)
    {
        var address = IPAddress.Parse(cloud.Host!);
        var client = new TcpClient(address.AddressFamily);
        try
        {
            using var limit = new CancellationTokenSource(within);
            await client.ConnectAsync(address, cloud.Port!.Value, limit.Token);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static async Task<Reply> AnswerAsync(Stream stream)
    {
        using var limit = new CancellationTokenSource(AnswerLimit);
        try
        {
            await stream.WriteAsync(Heartbeat, limit.Token);
            return await stream.ReadAsync(new byte[16], limit.Token) > 0 ? Reply.Bytes : Reply.Closed;
        }
        catch (OperationCanceledException)
        {
            return Reply.None;
        }
        catch (IOException)
        {
            return Reply.Closed;
        }
    }

    private static string Text(Address node) => $"{node.Host}:{node.Port}";

    private enum Reply
    {
        None,
        Closed,
        Bytes,
    }

    private sealed class Greeting
    {
        public string? Certificate { get; private set; }

        public SslPolicyErrors Errors { get; private set; }

        public bool HasExpired { get; private set; }

        public string? ChainFault { get; private set; }

        public string? Names { get; private set; }

        public DateTime ValidFrom { get; private set; }

        public DateTime ValidTo { get; private set; }

        public Reply Welcome { get; set; }

        // What is given is disposed after the handshake.
        public bool Saw(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            if (certificate is not X509Certificate2 seen)
                return true;

            Errors = errors;
            Certificate = seen.Subject;
            ValidFrom = seen.NotBefore.ToUniversalTime();
            ValidTo = seen.NotAfter.ToUniversalTime();
            HasExpired = chain?.ChainStatus.Any(status => status.Status == X509ChainStatusFlags.NotTimeValid) ?? false;
            ChainFault = chain?.ChainStatus.Select(status => status.StatusInformation.TrimEnd('.')).FirstOrDefault();
            Names = NamesOf(seen);
            return true;
        }

        private static string NamesOf(X509Certificate2 certificate)
        {
            var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
                .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => $"{address}"))).ToArray();
            return names.Length > 0 ? string.Join(", ", names) : certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        }
    }
}
