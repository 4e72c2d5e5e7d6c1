using System.Net;
using System.Net.Sockets;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>What is typed wrong, or a file that is wrong, ends with a sentence on standard error, nothing on standard output, and the documented exit code.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("-t or --tasks", "edge")]
    [InlineData("le_net, alex_net, vgg_net, mobile_net, imc, vgg19, face, dig, asr, pos, ner, chk", "edge", "-t", "resnet")]
    [InlineData("cpu or cuda", "edge", "-t", "le_net", "-d", "tpu")]
    [InlineData("onnxruntime or torchsharp", "edge", "-t", "le_net", "--engine", "tensorflow")]
    [InlineData("onnxruntime or torchsharp", "demo", "--engine", "1")]
    [InlineData("from 1 to 65535", "edge", "-t", "le_net", "-p", "70000")]
    [InlineData("--cut", "edge", "-t", "le_net", "--cut", "-1")]
    [InlineData("--max-error takes a number above 0 and up to 1", "edge", "-t", "le_net", "--max-error", "0")]
    [InlineData("--max-error takes a number above 0 and up to 1", "demo", "--max-error", "1%")]
    [InlineData("le_net, alex_net, vgg_net, mobile_net, imc, vgg19, face, dig, asr, pos, ner, chk", "models", "show", "resnet")]
    [InlineData("does not exist", "cloud", "--config", "no-such.hocon")]
    [InlineData("cannot be read", "edge", "--tasks", "no-such-list.txt")]
    [InlineData("cannot be read", "edge", "-t", "le_net", "--input", "no-such.npy")]
    [InlineData("0.0.0.0", "cloud", "-i", "0.0.0.0")]
    public async Task Bad_usage_ends_with_2_and_a_sentence(string expected, params string[] arguments)
    {
        await using var command = await NodeCommand.RunAsync(arguments);

        Assert.Equal(2, await command.ExitCodeAsync());
        Assert.Contains(expected.Replace("-t or --tasks", "-t MODEL or --tasks FILE", StringComparison.Ordinal), command.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", command.Errors, StringComparison.Ordinal);
        Assert.Empty(command.Output);
    }

    [Fact]
    public async Task Every_bad_line_of_a_task_list_is_named()
    {
        var list = _folder.Write("list.txt", "le_net\nlenet\nalex_net many\n");

        await using var command = await NodeCommand.RunAsync("demo", "--tasks", list);

        Assert.Equal(2, await command.ExitCodeAsync());
        Assert.Contains($"{list}:2:", command.Errors, StringComparison.Ordinal);
        Assert.Contains($"{list}:3:", command.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neurosurgeon.inference.thread = 2", "neurosurgeon.inference.thread")]
    [InlineData("neurosurgeon.inference.threads = two", "neurosurgeon.inference.threads")]
    [InlineData("neurosurgeon.inference.engine = tensorflow", "onnxruntime or torchsharp")]
    [InlineData("akka.actor.deployment { /cloud/executors { nr-of-instances = 0 } }", "nr-of-instances")]
    [InlineData("akka.actor.deployment { /cloud/executors { router = broadcast-pool } }", "node.hocon:1: akka.actor.deployment./cloud/executors.router")]
    [InlineData("akka.actor.deployment { /cloud/executor { nr-of-instances = 2 } }", "did you mean /cloud/executors?")]
    [InlineData("akka.loglevel = LOUD", "node.hocon:1: akka.loglevel is 'LOUD'")]
    [InlineData("akka.actor.provider = nope", "akka.actor.provider")]
    [InlineData("neurosurgeon.edge.bandwidth.probe-interval = 1", "a number without a unit is milliseconds")]
    [InlineData("peer = akka.tcp://cloud@host", "not valid HOCON")]
    public async Task A_bad_setting_is_named(string hocon, string expected)
    {
        await using var command = await NodeCommand.RunAsync("cloud", "-p", "0", "--config", _folder.Write("node.hocon", hocon));

        Assert.Equal(2, await command.ExitCodeAsync());
        Assert.Contains(expected, command.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", command.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_ends_with_3_and_a_sentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        await using var command = await NodeCommand.RunAsync("cloud", "-p", $"{port}");

        Assert.Equal(3, await command.ExitCodeAsync());
        Assert.Contains($"Port {port} of 127.0.0.1 is in use", command.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_is_not_there_ends_with_3_and_says_what_is_missing()
    {
        await using var command = await NodeCommand.RunAsync("edge", "-t", "le_net", "-d", "cuda");

        Assert.Equal(3, await command.ExitCodeAsync());
        Assert.Contains("CUDA", command.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cloud_that_never_comes_ends_with_3_and_a_sentence()
    {
        var config = _folder.Write("edge.hocon", "neurosurgeon.edge.cloud-wait = 1s");

        await using var command = await NodeCommand.RunAsync("edge", "-p", "1", "-t", "le_net", "--config", config);

        Assert.Equal(3, await command.ExitCodeAsync());
        Assert.Contains("127.0.0.1:1", command.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
