using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary><c>neurosurgeon config show</c>, a real process.</summary>
public sealed class ConfigCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Each_setting_is_shown_with_its_value_and_where_it_is_from()
    {
        var file = _folder.Write("edge.hocon", "neurosurgeon.edge {\n  cloud-wait = 7s\n}\n");

        await using var command = NodeCommand.Start(["config", "show", "edge", "--config", file], ("NEUROSURGEON_THREADS", "3"));

        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
        Assert.Contains(command.Output, line => line.StartsWith("neurosurgeon.edge.cloud-wait = 7s ", StringComparison.Ordinal) && line.EndsWith("edge.hocon:2", StringComparison.Ordinal));
        Assert.Contains(command.Output, line => line.StartsWith("neurosurgeon.inference.threads = 3 ", StringComparison.Ordinal) && line.EndsWith("# NEUROSURGEON_THREADS", StringComparison.Ordinal));
        Assert.Contains(command.Output, line => line.StartsWith("neurosurgeon.edge.retry-interval = 500ms ", StringComparison.Ordinal) && line.EndsWith("# default", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_is_not_shown()
    {
        await using var command = NodeCommand.Start(["config", "show", "cloud"], ("NEUROSURGEON_CERTIFICATE_PASSWORD", "swordfish"));

        Assert.Equal(0, await command.ExitCodeAsync());
        Assert.DoesNotContain(command.Output, line => line.Contains("swordfish", StringComparison.Ordinal));
        Assert.Contains(command.Output, line => line.Contains("ssl.certificate.password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_setting_that_is_wrong_ends_with_2_and_its_sentence_after_all_have_been_shown()
    {
        var file = _folder.Write("cloud.hocon", "akka.actor.deployment { /cloud/executors { nr-of-instances = 0 } }");

        await using var command = await NodeCommand.RunAsync("config", "show", "cloud", "--config", file);

        Assert.Equal(2, await command.ExitCodeAsync());
        Assert.Contains("cloud.hocon:1: ", command.Errors, StringComparison.Ordinal);
        Assert.Contains(command.Output, line => line.Contains("nr-of-instances = 0 ", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
