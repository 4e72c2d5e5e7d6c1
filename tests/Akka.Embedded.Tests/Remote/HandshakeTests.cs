using Akka.Actor;
using Akka.Remote.Transport;

namespace Embedded.Remote;

public sealed class HandshakeTests
{
    private static readonly Handshake Sample = new(Address.Parse("akka.tcp://a@127.0.0.1:1"), -7, Address.Parse("akka.tcp://b@host:2"), "because");

    [Fact]
    public void A_handshake_reads_back() => Assert.Equal(Sample, Handshake.Read(new MemoryStream(Sample.Encode())));

    [Fact]
    public void Another_protocol_and_another_version_are_told_apart()
    {
        var other = Sample.Encode();
        other[4] = 9;
        Assert.Contains("version 9 of the protocol, and this node speaks version 1", Assert.Throws<ProtocolException>(() => Handshake.Read(new MemoryStream(other))).Message);
        Assert.Contains("does not speak this protocol", Assert.Throws<ProtocolException>(() => Handshake.Read(new MemoryStream("GET / HTTP/1.1\r\n"u8.ToArray()))).Message);
    }

    [Fact]
    public void Garbage_ends_in_a_sentence_or_an_end_of_stream()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var bytes = Sample.Encode()[..random.Next(1, Sample.Encode().Length + 1)];
            for (var flips = random.Next(5); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Handshake.Read(new MemoryStream(bytes));
            }
            catch (Exception failure) when (failure is ProtocolException or EndOfStreamException)
            {
                Assert.NotEmpty(failure.Message);
            }
        }
    }
}
