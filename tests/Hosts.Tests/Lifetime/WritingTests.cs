using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Nodes;
using Neurosurgeon.Reports;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Lifetime;

/// <summary>Real commands whose files and streams cannot be written; what holds for root as well.</summary>
public sealed class WritingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_task_whose_output_cannot_be_kept_has_failed_and_the_others_go_on()
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync("--quiet");
        await using var _ = cloud;
        Directory.CreateDirectory(_folder.PathOf("out.2.npy"));

        await using var edge = await NodeCommand.RunAsync(
            "edge", "-p", port, "--tasks", _folder.Write("list.txt", "pos 3"), "--save-output", _folder.PathOf("out.npy"), "--json");

        Assert.Equal(1, await edge.ExitCodeAsync());
        Assert.Equal(["completed", "failed", "completed"], edge.JsonTasks.Select(task => task.GetProperty("status").GetString()));
        Assert.Contains("out.2.npy", edge.JsonTasks[1].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, edge.Json[^1].GetProperty("failed").GetInt32());
        Assert.Equal(["list.txt", "out.1.npy", "out.2.npy", "out.3.npy"], Names());
    }

    [Theory]
    [InlineData("/dev/full")]
    [InlineData("list.txt/out.npy")]
    public async Task An_output_that_has_no_room_or_no_folder_fails_its_task(string path)
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync("--quiet");
        await using var _ = cloud;
        _folder.Write("list.txt", "");

        await using var edge = await NodeCommand.RunAsync("edge", "-p", port, "-t", "pos", "--save-output", Path.Combine(_folder.FullName, path), "--json");

        Assert.Equal(1, await edge.ExitCodeAsync());
        Assert.Contains("cannot be written to", Assert.Single(edge.JsonTasks).GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(["list.txt"], Names());
    }

    [Theory]
    [InlineData("models", "list")]
    [InlineData("plan", "pos", "--uplink", "10Mbps", "--rtt", "10ms")]
    [InlineData("cloud", "-p", "0")]
    public async Task A_command_whose_standard_output_is_full_ends_with_a_sentence(params string[] arguments)
    {
        await using var command = NodeCommand.StartInShell("COMMAND > /dev/full", arguments);

        Assert.Equal(3, await command.ExitCodeAsync());
        Assert.Contains("Standard output cannot be written", command.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", command.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edge_whose_report_is_read_no_further_ends_with_a_sentence()
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync("--quiet");
        await using var _ = cloud;
        var list = _folder.Write("list.txt", "pos 100000");

        await using var edge = NodeCommand.StartInShell(
            "{ COMMAND; echo ended with $? >&2; } | head -n 1", "edge", "-p", port, "--tasks", list, "--json");

        await edge.LineAsync(line => line == "ended with 3");
        Assert.Contains("Standard output cannot be written", edge.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", edge.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2> /dev/full")]
    [InlineData("2>&-")]
    public async Task A_log_that_cannot_be_written_ends_no_node(string redirection)
    {
        await using var cloud = NodeCommand.StartInShell($"exec COMMAND {redirection}", "cloud", "-p", "0");
        var line = await cloud.LineAsync(text => text.StartsWith("listening ", StringComparison.Ordinal));
        var port = line[(line.LastIndexOf(':') + 1)..];

        await using var edge = NodeCommand.StartInShell(
            $"exec COMMAND {redirection}", "edge", "-p", port, "--tasks", _folder.Write("list.txt", "pos 5"), "--cut", "1", "--json");

        Assert.Equal(0, await edge.ExitCodeAsync());
        Assert.Equal(5, edge.JsonTasks.Count(task => task.GetProperty("completed_by").GetString() == "cloud"));
        cloud.Signal("TERM");
        Assert.Equal(143, await cloud.ExitCodeAsync());
    }

    [Fact]
    public void A_file_appears_complete_or_not_at_all()
    {
        var path = _folder.Write("page.html", "before");

        var error = Assert.Throws<CommandException>(() => OutputFile.Write(path, "page", file =>
        {
            file.Write("half"u8);
            throw new IOException("No space left on device");
        }));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal("before", File.ReadAllText(path));
        Assert.Equal(["page.html"], Names());
        OutputFile.Write(path, "page", file => file.Write("after"u8));
        Assert.Equal("after", File.ReadAllText(path));
        Assert.Equal(["page.html"], Names());
    }

    [Fact]
    public void A_link_stays_and_what_it_leads_to_is_written()
    {
        var path = _folder.Write("page.html", "before");
        var link = _folder.PathOf("link");
        File.CreateSymbolicLink(link, path);

        OutputFile.Write(link, "page", file => file.Write("after"u8));

        Assert.Equal("after", File.ReadAllText(path));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string?> Names() => Directory.EnumerateFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order();
}
