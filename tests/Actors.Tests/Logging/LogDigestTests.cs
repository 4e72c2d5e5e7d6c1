using Neurosurgeon.Actors.Logging;
using Neurosurgeon.Actors.Tests.Support;

namespace Neurosurgeon.Actors.Tests.Logging;

public sealed class LogDigestTests
{
    // As Akka.NET 1.5.73 writes them.
    private const string RefusedCertificate = """
        Certificate chain validation failed for [::ffff:127.0.0.1]:54910:
        TLS/SSL certificate validation failed:
          - Certificate chain validation errors
            - PartialChain: unable to get local issuer certificate
              Suggestion: Certificate chain is incomplete.

        Certificate Details:
          Subject: OU=stranger, CN=neurosurgeon
          Issuer: CN=theirs
        """;

    private const string FailedHandshake = "TLS handshake failed on channel [[::ffff:127.0.0.1]:43983->[::ffff:10.0.0.7]:54926](Id=30b7543b)\nTLS handshake failed (Server side):\n  Error: ";

    private readonly ManualTime _time = new();
    private readonly LogDigest _digest;

    public LogDigestTests() => _digest = new LogDigest(_time);

    [Fact]
    public void A_refused_certificate_is_one_line_that_says_whose_and_why()
    {
        Assert.Equal(
            "The certificate OU=stranger, CN=neurosurgeon of 127.0.0.1 is not accepted here: PartialChain: unable to get local issuer certificate.",
            _digest.Line(RefusedCertificate, null));
        Assert.Null(_digest.Line(FailedHandshake + "The remote certificate was rejected by the provided RemoteCertificateValidationCallback.", new InvalidOperationException()));
    }

    [Fact]
    public void A_peer_without_tls_is_one_line() => Assert.Equal(
        "Refused a connection from 10.0.0.7: it does not speak TLS, and this node takes TLS connections only.",
        _digest.Line(FailedHandshake + "not an SSL/TLS record: 2b00", new NotSslRecordException()));

    [Fact]
    public void A_stack_trace_is_not_shown()
    {
        var line = _digest.Line("Something is wrong.\n   at Akka.Remote.EndpointWriter.AssociateAsync()", new InvalidOperationException("outer", new IOException("The pipe is broken.\nAnd more")));

        Assert.Equal("Something is wrong. The pipe is broken.", line);
    }

    [Fact]
    public void Seed_nodes_that_never_come_are_one_sentence_and_then_one_a_minute()
    {
        string? Attempt(int number) => _digest.Line($"Couldn't join seed nodes after [{number}] attempts, will try again. seed-nodes=[akka.tcp://cloud@127.0.0.1:9999]", null);

        Assert.StartsWith("None of the cluster's seed nodes has let this node in yet (akka.tcp://cloud@127.0.0.1:9999)", Attempt(2), StringComparison.Ordinal);
        for (var attempt = 3; attempt < 14; attempt++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            Assert.Null(Attempt(attempt));
        }

        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.EndsWith("(11 more since the last such line)", Attempt(14), StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_of_callers_make_no_new_line_but_hosts_do()
    {
        Assert.NotNull(_digest.Line("Mutual TLS required but client did not provide a certificate from [::ffff:10.0.0.7]:1111", null));
        Assert.Null(_digest.Line("Mutual TLS required but client did not provide a certificate from [::ffff:10.0.0.7]:2222", null));
        Assert.NotNull(_digest.Line("Mutual TLS required but client did not provide a certificate from [::ffff:10.0.0.8]:1111", null));
    }

    [Fact]
    public void What_a_peer_writes_cannot_move_the_cursor() => Assert.Equal("An escape: [2J.", _digest.Line("An escape: \u001b[2J.", null));

    [Fact]
    public void A_connection_that_fails_is_told_by_the_node_itself() =>
        Assert.Null(_digest.Line("Tried to associate with unreachable remote address [akka.tcp://cloud@127.0.0.1:9999]. Address is now gated for 500 ms\n   at Akka", null));

    // Of the same name as DotNetty's, which is known by it.
    private sealed class NotSslRecordException : Exception;
}
