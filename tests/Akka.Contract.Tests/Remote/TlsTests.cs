using System.Security.Cryptography;
using Akka.Actor;
using Akka.Remote;
using TestSupport;

namespace Contract.Remote;

/// <summary>What both runtimes show with <c>akka.remote.dot-netty.tcp.enable-ssl</c>; that who connects needs a certificate too, Akka.NET before 1.5.52 does not show.</summary>
public sealed class TlsTests() : RemoteTest(TestAuthority.Settings(TrustedAuthority.Instance.Issue("here")))
{
    private readonly TestAuthority _unknown = new("nobody knows");

    [Fact]
    public void The_address_says_that_the_node_speaks_TLS() => Assert.Equal("akka.ssl.tcp", Here.Protocol);

    [Fact]
    public async Task Nodes_with_certificates_of_a_trusted_authority_talk_to_each_other()
    {
        var other = StartOther(config: TestAuthority.Settings(TrustedAuthority.Instance.Issue("there")));
        SpawnMirror(other);
        var mirror = await FindAsync(other, "mirror");
        var content = new byte[2_500_000];
        new Random(7).NextBytes(content);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            mirror.Ask<Parcel>(new Parcel(number, number % 2 == 0 ? content : [5]), Patience)));

        Assert.Equal(Enumerable.Range(0, 20), answers.Select(parcel => parcel.Number));
        Assert.All(answers, parcel => Assert.True(parcel.Content is [5] || content.AsSpan().SequenceEqual(parcel.Content)));
    }

    [Fact]
    public async Task A_node_whose_certificate_is_of_an_unknown_authority_gets_no_message()
    {
        var stranger = StartOther("stranger", TestAuthority.Settings(_unknown.Issue("stranger")));
        var heard = CreateTestProbe(stranger);
        SpawnOn(stranger, actor => actor.OnAny(heard.Ref.Tell), "listener");
        var friend = StartOther("friend", TestAuthority.Settings(TrustedAuthority.Instance.Issue("friend")));
        SpawnMirror(friend);

        Sys.ActorSelection($"{AddressOf(stranger)}/user/listener").Tell("a secret", TestActor);

        // By the time that the friend has answered, the stranger could have heard.
        await (await FindAsync(friend, "mirror")).Ask<Parcel>(new Parcel(1, [1]), Patience);
        heard.ExpectNoMsg(Quiet);
    }

    [Fact]
    public async Task Suppressed_validation_takes_any_certificate()
    {
        const string Suppressed = "suppress-validation = on";
        var first = StartOther("first", TestAuthority.Settings(_unknown.Issue("first"), Suppressed));
        var second = StartOther("second", TestAuthority.Settings(_unknown.Issue("second", TimeSpan.FromDays(-1)), Suppressed));
        SpawnMirror(second);

        var answer = await first.ActorSelection($"{AddressOf(second)}/user/mirror").Ask<Parcel>(new Parcel(3, [4]), Patience);

        Assert.Equal(3, answer.Number);
    }

    [Fact]
    public void A_node_with_TLS_knows_no_way_to_one_without()
    {
        var plain = StartOther();

        var failure = Assert.Throws<RemoteTransportException>(() => Sys.ActorSelection($"{AddressOf(plain)}/user/x"));

        Assert.Contains("[akka.tcp]", failure.Message);
        Assert.Throws<RemoteTransportException>(() => plain.ActorSelection($"{Here}/user/x"));
    }

    [Fact]
    public void A_reference_over_a_protocol_that_is_not_spoken_leads_nowhere()
    {
        var provider = ((ExtendedActorSystem)Sys).Provider;

        EventFilter.Warning(contains: "akka.tcp").ExpectOne(() =>
            Assert.Equal("akka", provider.ResolveActorRef("akka.tcp://other@127.0.0.1:1/user/x").Path.Address.Protocol));
    }

    [Theory]
    [InlineData("the file is missing")]
    [InlineData("the password is wrong")]
    public void A_certificate_that_cannot_be_read_ends_the_start(string what)
    {
        var settings = what.StartsWith("the file") ? TestAuthority.Settings(_unknown.CertificateFile + ".pfx") : TestAuthority.Settings(_unknown.Issue("locked")).Replace(TestAuthority.Password, "?");

        var failure = Assert.ThrowsAny<Exception>(() => StartOther(config: settings));

        Assert.Contains(Causes(failure), cause => cause is CryptographicException);
    }

    [Fact]
    public void TLS_without_a_certificate_ends_the_start() =>
        Assert.ThrowsAny<Exception>(() => StartOther(config: "akka.remote.dot-netty.tcp.enable-ssl = on"));

    protected override void AfterAll()
    {
        base.AfterAll();
        _unknown.Dispose();
    }

    private static void SpawnMirror(ActorSystem system) =>
        SpawnOn(system, actor => actor.On<Parcel>(parcel => actor.From.Tell(parcel)), "mirror");
}
