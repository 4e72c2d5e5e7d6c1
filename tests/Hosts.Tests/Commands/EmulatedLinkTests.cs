using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>Nodes on an emulated link: each a real process, as is the link.</summary>
public sealed class EmulatedLinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_network_decides_where_the_demo_cuts()
    {
        // An edge so weak that any quick link is worth it: 600 ms for the whole network, where the cloud takes 12 ms.
        var profiles = _folder.PathOf("profiles");
        Keep(profiles, "alex_net", threads: 1, wholeMs: 600);
        Keep(profiles, "alex_net", threads: 2, wholeMs: 12);
        var list = _folder.Write("list.txt", "alex_net 3");

        var slow = await RunAsync("3g");
        var quick = await RunAsync("ethernet");

        Assert.All(slow, task => Assert.Equal("edge", task.GetProperty("completed_by").GetString()));
        Assert.All(quick, task => Assert.Equal("cloud", task.GetProperty("completed_by").GetString()));
        // What else the machine does only makes a link look slower.
        Assert.InRange(slow.Max(UplinkMbps), 0.5, 1.2);
        Assert.InRange(quick.Max(UplinkMbps), 10, 130);
        Assert.InRange(slow.Min(task => task.GetProperty("link").GetProperty("rtt_ms").GetDouble()), 149, 400);

        static double UplinkMbps(JsonElement task) => task.GetProperty("link").GetProperty("uplink_mbps").GetDouble();

        async Task<IReadOnlyList<JsonElement>> RunAsync(string network)
        {
            await using var demo = NodeCommand.Start(
                ["demo", "--network", network, "--tasks", list, "--predictor", "measured", "--json"], ("NEUROSURGEON_PROFILES", profiles), ("NEUROSURGEON_THREADS", "2"));
            Assert.True(await demo.ExitCodeAsync() == 0, demo.Errors);
            Assert.Contains("The link to the cloud is emulated", demo.Errors, StringComparison.Ordinal);
            Assert.Equal((3, 0), (demo.Json[^1].GetProperty("completed").GetInt32(), demo.Json[^1].GetProperty("failed").GetInt32()));
            return demo.JsonTasks;
        }
    }

    [Fact]
    public async Task An_edge_goes_through_the_link_to_a_cloud_that_knows_nothing_of_it()
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync();
        await using var _ = cloud;

        // The image takes 602,112 bytes: 241 ms at this rate.
        await using var edge = await NodeCommand.RunAsync(
            "edge", "-p", port, "--network", "20Mbps,30ms", "--tasks", _folder.Write("list.txt", "mobile_net 5"), "--cut", "0", "--verify", "--json");

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        Assert.Equal(5, edge.JsonTasks.Count);
        Assert.All(edge.JsonTasks, task => Assert.Equal("cloud", task.GetProperty("completed_by").GetString()));
        // What else the machine does only makes them longer.
        Assert.InRange(edge.JsonTasks.Min(task => task.GetProperty("measured_ms").GetProperty("upload").GetDouble()), 200, 500);
        Assert.InRange(edge.JsonTasks.Min(task => task.GetProperty("link").GetProperty("rtt_ms").GetDouble()), 29, 120);
    }

    [Fact]
    public async Task A_trace_changes_the_link_while_tasks_run()
    {
        var profiles = _folder.PathOf("profiles");
        Keep(profiles, "mobile_net", threads: 1, wholeMs: 20);
        Keep(profiles, "mobile_net", threads: 2, wholeMs: 10);
        // In turns, as it takes the nodes their time to start.
        var rows = Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? $"{6 * row},400,1" : $"{6 * row},8,60");
        var trace = _folder.Write("trace.csv", string.Join('\n', rows.Prepend("time_s,uplink_mbps,rtt_ms")));
        var list = _folder.Write("list.txt", "mobile_net 100000");
        await using var demo = NodeCommand.Start(
            ["demo", "--network", trace, "--tasks", list, "--predictor", "measured", "--json"], ("NEUROSURGEON_PROFILES", profiles), ("NEUROSURGEON_THREADS", "2"));

        await demo.LineAsync(line => RttMs(line) is < 30);
        await demo.LineAsync(line => RttMs(line) is > 55);

        static double? RttMs(string line) =>
            line.StartsWith("{\"type\":\"task\"", StringComparison.Ordinal)
            && JsonDocument.Parse(line).RootElement.GetProperty("link") is { ValueKind: JsonValueKind.Object } link
                ? link.GetProperty("rtt_ms").GetDouble()
                : null;
    }

    [Fact]
    public async Task A_link_ends_with_the_process_that_started_it()
    {
        using var target = new TcpListener(IPAddress.Loopback, 0);
        target.Start();
        await using var link = NodeCommand.Start("link", "--network", "lte", "--end-with-stdin");
        link.WriteLine($"127.0.0.1 {((IPEndPoint)target.LocalEndpoint).Port}");
        var port = int.Parse(await link.LineAsync(_ => true), CultureInfo.InvariantCulture);
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            using var _ = await target.AcceptTcpClientAsync();
        }

        link.CloseInput();

        Assert.Equal(0, await link.ExitCodeAsync());
    }

    [Theory]
    [InlineData("3g, lte, wifi, ethernet", "demo", "--network", "5g")]
    [InlineData("no rate;", "edge", "-t", "le_net", "--network", "0Mbps,40ms")]
    [InlineData("cannot be read", "edge", "-t", "le_net", "--network", "no-such-trace.csv")]
    public async Task A_bad_network_ends_with_2_and_a_sentence(string expected, params string[] arguments)
    {
        await using var command = await NodeCommand.RunAsync(arguments);

        Assert.Equal(2, await command.ExitCodeAsync());
        Assert.Contains(expected, command.Errors, StringComparison.Ordinal);
        Assert.Empty(command.Output);
    }

    public void Dispose() => _folder.Dispose();

    private static void Keep(string folder, string model, int threads, double wholeMs)
    {
        using var store = new ModelStore();
        using var engine = new OnnxRuntimeEngine(new EngineOptions());
        var network = store.Get(model);
        var layerMs = Enumerable.Repeat(wholeMs / network.Layers.Length, network.Layers.Length);
        new ProfileStore(folder).Save(network, new LayerProfile(network.Sha256, engine.Description with { Threads = threads }, [.. layerMs], wholeMs, wholeMs, DateTimeOffset.UtcNow));
    }
}
