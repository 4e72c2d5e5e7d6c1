using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>A cloud at an address of IPv6, and edges that are told of it in every way.</summary>
public sealed class Ipv6Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Ipv6Fact]
    public async Task Edges_work_with_a_cloud_at_an_address_of_ipv6_however_it_is_written()
    {
        var list = _folder.Write("list.txt", "mobile_net 2");
        await using var cloud = NodeCommand.Start("cloud", "-i", "::1", "-p", "0");
        var port = await TlsNode.PortAsync(cloud);
        var contact = _folder.Write("contact.hocon", $"neurosurgeon.edge.contact-points = [\"[::1]:{port}\"]");
        string[] task = ["edge", "--tasks", list, "--cut", "5", "--json"];

        await using var literal = NodeCommand.Start([.. task, "-i", "::1", "-p", port]);
        await using var inBrackets = NodeCommand.Start([.. task, "-i", "[::1]", "-p", port, "--network", "wifi"]);
        await using var asContact = NodeCommand.Start([.. task, "-i", "127.0.0.1", "-p", "9", "--config", contact]);

        foreach (var edge in new[] { literal, inBrackets, asContact })
        {
            Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
            Assert.Equal(["cloud", "cloud"], edge.JsonTasks.Select(each => each.GetProperty("completed_by").GetString()));
        }
    }

    public void Dispose() => _folder.Dispose();
}
