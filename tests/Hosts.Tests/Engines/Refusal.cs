using Neurosurgeon.Hosts.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Engines;

/// <summary>What becomes of commands that are asked for an engine which is not available.</summary>
internal static class Refusal
{
    /// <summary>The verbs that take an engine.</summary>
    public static TheoryData<string[]> Commands => new(
        ["cloud", "-p", "0"],
        ["edge", "-t", "le_net"],
        ["demo"],
        ["models", "show", "le_net"],
        ["profile", "--budget", "1s"]);

    /// <summary>Exit code 3, one sentence that says this, and nothing on standard output.</summary>
    public static async Task CheckAsync(NodeCommand command, params string[] said)
    {
        Assert.Equal(3, await command.ExitCodeAsync());
        var sentence = Assert.Single(
            command.Errors.Split(Environment.NewLine), line => line.StartsWith("The engine torchsharp is not available: ", StringComparison.Ordinal));
        Assert.All(said, part => Assert.Contains(part, sentence, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", command.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("reference", command.Errors, StringComparison.Ordinal);
        Assert.Empty(command.Output);
    }
}
