using Akka.Actor;

namespace Contract.Messaging;

public sealed class AddressTests
{
    [Theory]
    [InlineData("akka://system", "akka", "system", null, null)]
    [InlineData("akka.tcp://cloud@127.0.0.1:4053", "akka.tcp", "cloud", "127.0.0.1", 4053)]
    [InlineData("akka.tcp://my-system@host.example:1", "akka.tcp", "my-system", "host.example", 1)]
    public void An_address_is_read_and_written(string text, string protocol, string system, string? host, int? port)
    {
        var address = Address.Parse(text);

        Assert.Equal((protocol, system, host, port), (address.Protocol, address.System, address.Host, address.Port));
        Assert.Equal(text, address.ToString());
        Assert.Equal(new Address(protocol, system, host, port), address);
        Assert.Equal(host is null, address.HasLocalScope);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("akka.tcp://system@host:notaport")]
    public void What_is_no_address_is_refused(string text) => Assert.False(Address.TryParse(text, out _));

    [Fact]
    public void A_path_is_read_and_written()
    {
        var path = ActorPath.Parse("akka.tcp://cloud@127.0.0.1:4053/user/executors/$a#1234");

        Assert.Equal(["user", "executors", "$a"], path.Elements);
        Assert.Equal("$a", path.Name);
        Assert.Equal(1234, path.Uid);
        Assert.Equal("akka.tcp://cloud@127.0.0.1:4053/user/executors/$a", path.ToString());
        Assert.Equal("akka.tcp://cloud@127.0.0.1:4053/user/executors/$a#1234", path.ToSerializationFormat());
        Assert.Equal("/user/executors/$a", path.ToStringWithoutAddress());
        Assert.Equal("executors", path.Parent.Name);
        Assert.Equal(path, path.Parent / "$a");
    }

    [Fact]
    public void A_local_path_is_written_with_the_address_at_which_it_is_reached()
    {
        var address = Address.Parse("akka.tcp://system@host:1");

        Assert.Equal("akka.tcp://system@host:1/user/a", ActorPath.Parse("akka://system/user/a").ToStringWithAddress(address));
        Assert.Equal("akka.tcp://system@other:2/user/a", ActorPath.Parse("akka.tcp://system@other:2/user/a").ToStringWithAddress(address));
    }

    [Fact]
    public void The_uid_does_not_count_in_a_comparison_of_paths() =>
        Assert.Equal(ActorPath.Parse("akka://system/user/a#1"), ActorPath.Parse("akka://system/user/a#2"));
}
