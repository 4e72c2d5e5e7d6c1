using System.Net;

namespace Neurosurgeon.Nodes.Tests;

public sealed class NodeAddressTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "[::1]")]
    [InlineData("[::1]", "[::1]")]
    [InlineData("::ffff:10.0.0.7", "10.0.0.7")]
    [InlineData("2001:DB8:0::1", "[2001:db8::1]")]
    public async Task An_address_in_numbers_is_written_in_one_way(string host, string written) =>
        Assert.Equal([written], (await NodeAddress.ResolveAsync(host)).Select(NodeAddress.HostOf));

    [Theory]
    [InlineData("0.0.0.0", "-i takes the address at which edges reach the cloud, not 0.0.0.0.")]
    [InlineData("::", "-i takes the address at which edges reach the cloud, not ::.")]
    [InlineData("fe80::1%1", "which means another machine on every link")]
    [InlineData("no such host", "-i takes an address or a host name; 'no such host' is neither")]
    public async Task An_address_that_nobody_can_be_reached_at_is_refused_in_a_sentence(string host, string why)
    {
        var refused = await Assert.ThrowsAsync<CommandException>(() => NodeAddress.ResolveAsync(host));

        Assert.Equal(ExitCode.BadInput, refused.ExitCode);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    // A datagram socket must be allowed to broadcast before it connects to that address.
    [Fact]
    public void The_way_to_a_host_is_that_to_its_first_address_which_can_be_reached() =>
        Assert.Equal(IPAddress.Loopback, NodeAddress.OwnAddressTowards([IPAddress.Broadcast, IPAddress.Loopback], 9999));
}
