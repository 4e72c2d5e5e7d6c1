using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Remote.Tls;
using Akka.Remote.Transport;
using TestSupport;

namespace Embedded.Remote;

/// <summary>Who gets in where connections are encrypted, and who does not.</summary>
public sealed class TlsPeerTests : IDisposable
{
    private static readonly string Trusted = TestAuthority.Settings(TrustedAuthority.Instance.Issue("trusted"));
    private readonly TestAuthority _unknown = new("nobody knows");
    private readonly ListeningNode _node = new(Trusted + "akka.remote.handshake-timeout = 1s");

    public void Dispose()
    {
        _node.Dispose();
        _unknown.Dispose();
    }

    [Fact]
    public void A_peer_without_a_certificate_is_refused()
    {
        using var peer = _node.Connect();

        Assert.ThrowsAny<IOException>(() => Encrypt(peer.GetStream(), null).ReadExactly(new byte[1]));

        _node.WaitForLog("it shows no certificate");
        _node.AssertServes(Trusted);
    }

    [Fact]
    public void A_peer_with_a_certificate_of_an_unknown_authority_is_refused()
    {
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(_unknown.Issue("stranger"), TestAuthority.Password);
        using var peer = _node.Connect();

        Assert.ThrowsAny<IOException>(() => Encrypt(peer.GetStream(), certificate).ReadExactly(new byte[1]));

        _node.WaitForLog("its certificate CN=neurosurgeon.test, OU=stranger is not valid here");
        _node.AssertServes(Trusted);
    }

    [Fact]
    public void A_node_that_is_refused_is_told_what_its_certificate_has_to_do_with_it()
    {
        using var stranger = new ListeningNode(TestAuthority.Settings(_unknown.Issue("stranger")));

        stranger.System.ActorSelection($"{_node.Address}/user/echo").Tell("let me in");

        Assert.Contains("does not accept the certificate CN=neurosurgeon.test, OU=stranger", stranger.WaitForLog("Tried to associate"));
    }

    [Fact]
    public void A_node_says_why_it_does_not_trust_whom_it_connected_to()
    {
        using var stranger = new ListeningNode(TestAuthority.Settings(_unknown.Issue("stranger")));

        _node.System.ActorSelection($"{stranger.Address}/user/echo").Tell("who are you?");

        Assert.Contains("its certificate CN=neurosurgeon.test, OU=stranger is not valid here", _node.WaitForLog("Tried to associate"));
        stranger.WaitForLog("ended while TLS was being agreed on");
    }

    [Fact]
    public void Without_mutual_authentication_a_peer_needs_no_certificate()
    {
        using var open = new ListeningNode(TestAuthority.Settings(TrustedAuthority.Instance.Issue("open"), "require-mutual-authentication = off"));
        using var peer = open.Connect();
        using var stream = Encrypt(peer.GetStream(), null);

        stream.Write(new Handshake(new Address("akka.ssl.tcp", "anybody", "127.0.0.1", 1), 1, open.Address).Encode());

        Assert.Equal("", Handshake.Read(stream).Refusal);
    }

    [Fact]
    public void A_certificate_for_another_host_is_refused_where_hosts_are_compared()
    {
        using var strict = new ListeningNode(TestAuthority.Settings(TrustedAuthority.Instance.Issue("strict"), "validate-certificate-hostname = on"));

        strict.System.ActorSelection($"{_node.Address}/user/echo").Tell("who are you?");

        Assert.Contains("is not for the host of its address", strict.WaitForLog("Tried to associate"));
    }

    [Fact]
    public void A_peer_without_TLS_is_refused_with_a_reason()
    {
        using var peer = _node.Connect();
        peer.GetStream().Write(new Handshake(Address.Parse("akka.tcp://plain@127.0.0.1:1"), 1, _node.Address).Encode());

        Assert.Contains("TLS connections only", Handshake.Read(peer.GetStream()).Refusal);
        _node.WaitForLog("Refused the connection of akka.tcp://plain@127.0.0.1:1");
        _node.AssertServes(Trusted);
    }

    [Fact]
    public void A_peer_that_calls_itself_by_an_address_without_TLS_is_refused()
    {
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(TrustedAuthority.Instance.Issue("confused"), TestAuthority.Password);
        using var peer = _node.Connect();
        using var stream = Encrypt(peer.GetStream(), certificate);
        stream.Write(new Handshake(Address.Parse("akka.tcp://confused@127.0.0.1:1"), 1, _node.Address).Encode());

        Assert.Contains("speaks akka.ssl.tcp", Handshake.Read(stream).Refusal);
    }

    [Fact]
    public void A_node_without_TLS_tells_a_peer_with_it_apart()
    {
        using var plain = new ListeningNode();
        using var peer = plain.Connect();

        Assert.ThrowsAny<IOException>(() => Encrypt(peer.GetStream(), null));

        plain.WaitForLog("it speaks TLS, and akka.remote.dot-netty.tcp.enable-ssl is off here");
        plain.AssertServes();
    }

    [Fact]
    public void Peers_that_never_finish_their_handshake_keep_nobody_out_for_long()
    {
        byte[] beginning = [TlsHandshake.FirstByte, 3, 1, 2, 0];
        var peers = Enumerable.Range(0, 300).Select(_ => _node.Connect()).ToList();
        foreach (var peer in peers[..150])
            peer.GetStream().Write(beginning);

        _node.AssertServes(Trusted);

        _node.WaitForLog("did not introduce itself within 1 s");
        peers.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public void Garbage_that_begins_like_TLS_is_sent_away()
    {
        using var peer = _node.Connect();
        peer.GetStream().Write([TlsHandshake.FirstByte, 3, 1, 0, 5, 9, 9, 9, 9, 9]);

        _node.WaitForLog("the TLS handshake with it failed");
        _node.AssertServes(Trusted);
    }

    private static SslStream Encrypt(Stream plain, X509Certificate2? certificate)
    {
        var stream = new SslStream(plain, false, (_, _, _, _) => true);
        stream.AuthenticateAsClient("anything", certificate is null ? null : [certificate], false);
        return stream;
    }
}
