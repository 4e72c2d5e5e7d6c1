using Neurosurgeon.Hosts.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Engines;

/// <summary>A build without TorchSharp that is asked for it.</summary>
public sealed class WithoutTorchSharpTests
{
    [Theory]
    [InlineData("cloud", "-p", "0", "--engine", "torchsharp")]
    [InlineData("edge", "-t", "le_net", "--engine", "torchsharp")]
    [InlineData("demo", "--engine", "torchsharp")]
    [InlineData("models", "show", "le_net", "--engine", "torchsharp")]
    public async Task A_node_without_the_engine_ends_with_3_and_says_how_to_get_it(params string[] arguments)
    {
        await using var command = await NodeCommand.RunAsync(arguments);
        await CheckAsync(command);
    }

    [Fact]
    public async Task The_configuration_chooses_the_engine_and_the_command_line_wins_over_it()
    {
        using var folder = new TemporaryFolder();
        var config = folder.Write("edge.hocon", "neurosurgeon { inference.engine = torchsharp, edge.cloud-wait = 1s }");

        await using var configured = await NodeCommand.RunAsync("edge", "-p", "1", "-t", "le_net", "--config", config);
        await CheckAsync(configured);

        await using var typed = await NodeCommand.RunAsync("edge", "-p", "1", "-t", "le_net", "--config", config, "--engine", "onnxruntime");
        Assert.Contains("127.0.0.1:1", typed.Errors, StringComparison.Ordinal);
    }

    private static async Task CheckAsync(NodeCommand command)
    {
        Assert.Equal(3, await command.ExitCodeAsync());
        Assert.Contains("The engine torchsharp is not available: this program was built without TorchSharp", command.Errors, StringComparison.Ordinal);
        Assert.Contains("-p:TorchSharp=cpu", command.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", command.Errors, StringComparison.Ordinal);
        Assert.Empty(command.Output);
    }
}
