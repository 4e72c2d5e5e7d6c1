using System.Net;
using System.Net.Sockets;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.LinkEmulation;
using Neurosurgeon.LinkEmulation.Proxy;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>A cloud whose address is translated on the way to it, as a container's or a NAT's.</summary>
public sealed class AnnouncedAddressTests : IDisposable
{
    private static readonly IPAddress Outer = IPAddress.Parse("127.0.0.2");
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_cloud_that_is_announced_under_another_address_works_for_edges_that_reach_it_there()
    {
        var port = FreePort();
        var line = new Line(LinkTrace.Constant(new LinkConditions(1000, 1000, 0)));
        using var translation = new LinkProxy(new IPEndPoint(Outer, 0), new IPEndPoint(IPAddress.Loopback, port), line);
        var config = _folder.Write(
            "cloud.hocon", $"akka.remote.dot-netty.tcp {{ public-hostname = \"{Outer}\", public-port = {translation.EndPoint.Port} }}");
        await using var cloud = NodeCommand.Start("cloud", "-p", $"{port}", "--config", config);
        await cloud.LineAsync(text => text.StartsWith("listening ", StringComparison.Ordinal));

        await using var edge = await NodeCommand.RunAsync(
            "edge", "-i", $"{Outer}", "-p", $"{translation.EndPoint.Port}", "-t", "le_net", "--cut", "0", "--verify", "--json");

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        Assert.Equal("cloud", Assert.Single(edge.JsonTasks).GetProperty("completed_by").GetString());
    }

    public void Dispose() => _folder.Dispose();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
