using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>Real cloud and edge processes on 127.0.0.1.</summary>
public sealed class NodeTests : IDisposable
{
    private const double Tolerance = 1e-4;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_demo_works_the_task_list_off_with_the_whole_networks_results()
    {
        await using var demo = await NodeCommand.RunAsync("demo", "--tasks", Path.Combine("config", "tasks.txt"), "--verify", "--json");

        Assert.True(await demo.ExitCodeAsync() == 0, demo.Errors);
        var tasks = demo.JsonTasks;
        Assert.Equal(Enumerable.Range(1, 40), tasks.Select(task => task.GetProperty("id").GetInt32()));
        Assert.All(tasks, task =>
        {
            Assert.Equal("completed", task.GetProperty("status").GetString());
            // The outputs' largest magnitude is above 1 for every network of the zoo, so that this bound is the stricter one.
            Assert.InRange(task.GetProperty("max_abs_diff").GetDouble(), 0, Tolerance);
            Assert.True(task.GetProperty("measured_ms").GetProperty("total").GetDouble() > 0);
        });
        var summary = demo.Json[^1];
        Assert.Equal("summary", summary.GetProperty("type").GetString());
        Assert.Equal(40, summary.GetProperty("completed").GetInt32());
        Assert.Equal(0, summary.GetProperty("failed").GetInt32());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(23)]
    public async Task A_forced_cut_of_vgg_gives_the_whole_networks_result(int cut)
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync();
        await using var _ = cloud;

        await using var edge = await NodeCommand.RunAsync("edge", "-p", port, "-t", "vgg_net", "--cut", $"{cut}", "--verify", "--json");

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        var task = Assert.Single(edge.JsonTasks);
        Assert.Equal(cut, task.GetProperty("cut").GetProperty("index").GetInt32());
        Assert.InRange(task.GetProperty("max_abs_diff").GetDouble(), 0, Tolerance);
    }

    [Theory]
    [InlineData("fitted", "Predictors of", "Measuring the layers of pos")]
    [InlineData("measured", "Measuring the layers of pos", "Predictors of")]
    public async Task Layers_are_predicted_or_measured_as_asked_for(string predictor, string said, string notSaid)
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync("--predictor", predictor);
        await using var _ = cloud;

        var profiles = ("NEUROSURGEON_PROFILES", _folder.PathOf("profiles"));
        await using var edge = NodeCommand.Start(["edge", "-p", port, "-t", "pos", "--predictor", predictor, "--verify", "--json"], profiles);

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        Assert.Contains(said, edge.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(notSaid, edge.Errors, StringComparison.Ordinal);
        Assert.True(Assert.Single(edge.JsonTasks).GetProperty("predicted_ms").GetProperty("total").GetDouble() > 0);
    }

    [Fact]
    public async Task A_batch_that_ends_with_an_argmax_has_a_class_for_each_row()
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync();
        await using var _ = cloud;
        var output = _folder.PathOf("classes.npy");

        await using var edge = await NodeCommand.RunAsync("edge", "-p", port, "-t", "dig", "--cut", "2", "--verify", "--save-output", output, "--json");

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        var task = Assert.Single(edge.JsonTasks);
        Assert.Equal(("cloud", 0), (task.GetProperty("completed_by").GetString(), task.GetProperty("max_abs_diff").GetDouble()));
        Assert.Equal([100, 1], task.GetProperty("output").GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt32()));
        var kept = File.ReadAllBytes(output)[^(100 * sizeof(long))..];
        Assert.Equal(
            kept.Chunk(sizeof(long)).Select(bytes => BitConverter.ToInt64(bytes)),
            task.GetProperty("output").GetProperty("argmax").EnumerateArray().Select(value => value.GetInt64()));
    }

    [Fact]
    public async Task Edge_completes_the_task_when_the_cloud_dies()
    {
        var list = _folder.Write("list.txt", "vgg_net 12");
        var (cloud, port) = await NodeCommand.StartCloudAsync();
        await using var _ = cloud;
        await using var edge = NodeCommand.Start("edge", "-p", port, "--tasks", list, "--cut", "3", "--verify", "--json");
        await edge.LineAsync(line => line.Contains("\"id\":2,", StringComparison.Ordinal));

        cloud.Kill();

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        var tasks = edge.JsonTasks;
        Assert.Equal(Enumerable.Range(1, 12), tasks.Select(task => task.GetProperty("id").GetInt32()));
        Assert.Equal("cloud", tasks[0].GetProperty("completed_by").GetString());
        Assert.Equal("edge", tasks[^1].GetProperty("completed_by").GetString());
        Assert.Contains(tasks, task => task.GetProperty("cut").GetProperty("index").GetInt32() == 3 && task.GetProperty("completed_by").GetString() == "edge");
    }

    [Fact]
    public async Task A_cloud_started_after_the_edge_is_waited_for()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = $"{((IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();
        await using var edge = NodeCommand.Start("edge", "-p", port, "-t", "mobilenet", "--json");
        await edge.LineAsync(line => line.Contains("Waiting", StringComparison.Ordinal) && line.Contains(port, StringComparison.Ordinal));

        await using var cloud = NodeCommand.Start("cloud", "-p", port);

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        Assert.Single(edge.JsonTasks);
    }

    [Fact]
    public async Task Two_executors_of_the_configuration_work_for_two_edges()
    {
        var config = _folder.Write("cloud.hocon", "akka.actor.deployment { /cloud/executors { router = round-robin-pool, nr-of-instances = 2 } }");
        var list = _folder.Write("list.txt", "mobile_net 10");
        var (cloud, port) = await NodeCommand.StartCloudAsync("--config", config);
        await using var _ = cloud;

        await using var first = NodeCommand.Start("edge", "-p", port, "--tasks", list, "--cut", "0", "--json");
        await using var second = NodeCommand.Start("edge", "-p", port, "--tasks", list, "--cut", "5", "--json");

        Assert.True(await first.ExitCodeAsync() == 0, first.Errors);
        Assert.True(await second.ExitCodeAsync() == 0, second.Errors);
        Assert.Contains("2 executors", cloud.Errors, StringComparison.Ordinal);
        Assert.Contains("$a  task", cloud.Errors, StringComparison.Ordinal);
        Assert.Contains("$b  task", cloud.Errors, StringComparison.Ordinal);
        Assert.All(first.JsonTasks.Concat(second.JsonTasks), task =>
        {
            Assert.Equal("cloud", task.GetProperty("completed_by").GetString());
            Assert.True(task.GetProperty("load").GetProperty("factor").GetDouble() >= 1);
            Assert.True(task.GetProperty("load").GetProperty("queue_ms").GetDouble() >= 0);
        });
    }

    [Fact]
    public async Task A_cloud_that_is_sent_garbage_serves_on()
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync();
        await using var _ = cloud;
        var random = new Random(1);
        for (var run = 0; run < 20; run++)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, int.Parse(port));
            var garbage = new byte[random.Next(1, 10_000)];
            random.NextBytes(garbage);
            await socket.GetStream().WriteAsync(garbage);
        }

        await using var edge = await NodeCommand.RunAsync("edge", "-p", port, "-t", "mobile_net", "--cut", "5", "--json");

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        Assert.Equal("cloud", Assert.Single(edge.JsonTasks).GetProperty("completed_by").GetString());
    }

    [Fact]
    public async Task An_output_that_is_kept_is_the_one_that_was_reported_and_an_input_is_taken_from_a_file()
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync();
        await using var _ = cloud;
        var output = _folder.PathOf("out.npy");

        await using var first = await NodeCommand.RunAsync("edge", "-p", port, "-t", "le_net", "--cut", "2", "--save-output", output, "--json", "--seed", "7");
        var task = Assert.Single(first.JsonTasks);
        var elements = File.ReadAllBytes(output)[^4000..];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(elements)), task.GetProperty("output").GetProperty("sha256").GetString());
        Assert.Equal([1, 1000], task.GetProperty("output").GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt32()));

        await using var second = await NodeCommand.RunAsync("edge", "-p", port, "-t", "le_net", "--input", output);
        Assert.Equal(2, await second.ExitCodeAsync());
        Assert.Contains("1×3×224×224", second.Errors, StringComparison.Ordinal);
        Assert.Contains("1×1000", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_layer_study_lists_every_layer_and_every_cut()
    {
        await using var command = await NodeCommand.RunAsync("models", "show", "alex_net", "--json");

        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
        var layers = command.Json.Where(line => line.GetProperty("type").GetString() == "layer").ToList();
        var cuts = command.Json.Where(line => line.GetProperty("type").GetString() == "cut").ToList();
        Assert.Equal((13, 14), (layers.Count, cuts.Count));
        Assert.Equal(61_100_840, layers.Sum(layer => layer.GetProperty("parameters").GetInt64()));
        Assert.Equal(("pool5", 36_864), (cuts[8].GetProperty("after").GetString(), cuts[8].GetProperty("bytes").GetInt32()));
        Assert.All(layers, layer => Assert.True(layer.GetProperty("ms").GetDouble() >= 0));
    }

    public void Dispose() => _folder.Dispose();
}
