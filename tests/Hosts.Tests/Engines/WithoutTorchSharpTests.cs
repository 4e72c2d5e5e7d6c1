using System.Runtime.InteropServices;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Engines;

/// <summary>A build without TorchSharp's native libraries that is asked for it.</summary>
public sealed class WithoutTorchSharpTests
{
    private static readonly string[] Sentence = RuntimeInformation.RuntimeIdentifier is "linux-x64" or "osx-arm64" or "win-x64"
        ? ["this program was built without TorchSharp's native libraries; ", "build it with -p:TorchSharp=cpu (or cuda-windows, cuda-linux), or use the engine onnxruntime."]
        : [$"TorchSharp has no native libraries for {RuntimeInformation.RuntimeIdentifier}, ", "use the engine onnxruntime."];

    [Theory]
    [MemberData(nameof(Refusal.Commands), MemberType = typeof(Refusal))]
    public async Task A_command_ends_with_3_and_says_how_to_get_the_engine(string[] arguments)
    {
        await using var command = await NodeCommand.RunAsync([.. arguments, "--engine", "torchsharp"]);
        await Refusal.CheckAsync(command, Sentence);
    }

    [Fact]
    public async Task The_configuration_chooses_the_engine_and_the_command_line_wins_over_it()
    {
        using var folder = new TemporaryFolder();
        var config = folder.Write("edge.hocon", "neurosurgeon { inference.engine = torchsharp, edge.cloud-wait = 1s }");

        await using var configured = await NodeCommand.RunAsync("edge", "-p", "1", "-t", "le_net", "--config", config);
        await Refusal.CheckAsync(configured, Sentence);

        await using var typed = await NodeCommand.RunAsync("edge", "-p", "1", "-t", "le_net", "--config", config, "--engine", "onnxruntime");
        Assert.Contains("127.0.0.1:1", typed.Errors, StringComparison.Ordinal);
    }
}
