using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>What a command leaves in the user's folders and in the current one, and what it says where it cannot use them.</summary>
public sealed class FoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FoldersTests() => Directory.CreateDirectory(_folder.PathOf("current"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("home", "cache")]
    [InlineData("home", null)]
    [InlineData("nonexistent", null)]
    public async Task What_opens_a_session_leaves_nothing_of_the_runtimes_reports_behind(string home, string? cache)
    {
        Directory.CreateDirectory(_folder.PathOf("home"));
        await using var command = StartAt(
            home, ["models", "show", "pos"],
            ("XDG_CACHE_HOME", cache is null ? "" : _folder.PathOf(cache)),
            ("NEUROSURGEON_MODEL_CACHE", _folder.PathOf("models")),
            ("NEUROSURGEON_PROFILES", _folder.PathOf("profiles")),
            // What the runtime looks at before it reports.
            ("ORT_DISABLE_TELEMETRY", ""), ("CI", ""), ("TF_BUILD", ""), ("GITHUB_ACTIONS", ""));

        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
        Assert.Equal(["current", "home", "models", "profiles"], Directory.GetFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order());
        Assert.Empty(Directory.GetFileSystemEntries(_folder.PathOf("home")).Concat(Directory.GetFileSystemEntries(_folder.PathOf("current"))));
    }

    [Theory]
    [InlineData("NEUROSURGEON_MODEL_CACHE or neurosurgeon.models.cache-directory", "cloud", "-p", "0")]
    [InlineData("NEUROSURGEON_MODEL_CACHE or neurosurgeon.models.cache-directory", "edge", "-t", "le_net")]
    [InlineData("NEUROSURGEON_MODEL_CACHE or neurosurgeon.models.cache-directory", "models", "show", "pos")]
    [InlineData("NEUROSURGEON_MODEL_CACHE or neurosurgeon.models.cache-directory", "models", "export", "pos", "pos.onnx")]
    [InlineData("NEUROSURGEON_PROFILES or neurosurgeon.profile.directory", "profile")]
    public async Task Without_a_home_one_sentence_says_what_to_set_and_nothing_is_made(string remedy, params string[] arguments)
    {
        await using var command = StartAt("nonexistent", arguments, ("XDG_CACHE_HOME", ""));

        Assert.Equal(3, await command.ExitCodeAsync());
        Assert.Equal(
            $"home folder '{_folder.PathOf("nonexistent")}' does not exist; name a folder that can be written with {remedy}.",
            Assert.Single(command.Errors.Trim().Split('\n')).Split("this user's ")[^1]);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.PathOf("current")));
        Assert.False(Directory.Exists(_folder.PathOf("nonexistent")));
    }

    [Fact]
    public async Task A_cache_folder_that_cannot_be_made_ends_a_node_with_3_and_what_to_set()
    {
        _folder.Write("in-the-way", "");
        await using var command = StartAt("", ["cloud", "-p", "0"], ("XDG_CACHE_HOME", _folder.PathOf("in-the-way")));

        Assert.Equal(3, await command.ExitCodeAsync());
        Assert.Contains(_folder.PathOf("in-the-way"), Assert.Single(command.Errors.Trim().Split('\n')));
        Assert.Contains("NEUROSURGEON_MODEL_CACHE", command.Errors);
    }

    [Fact]
    public async Task What_needs_no_folder_needs_no_home()
    {
        await using var command = StartAt("nonexistent", ["plan", "alex_net", "--uplink", "5Mbps", "--rtt", "20ms"], ("XDG_CACHE_HOME", ""));
        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
    }

    [Fact]
    public async Task A_cloud_that_cannot_keep_a_network_says_so_as_the_edge_does()
    {
        // Whoever may write everywhere cannot write a file over a folder.
        Directory.CreateDirectory(_folder.PathOf("models/pos.weights.tmp"));
        var config = _folder.Write("cloud.hocon", $"neurosurgeon.models.cache-directory = \"{_folder.PathOf("models")}\"");
        var (cloud, port) = await NodeCommand.StartCloudAsync("--config", config);
        await using var _ = cloud;

        await using var edge = await NodeCommand.RunAsync("edge", "-p", port, "-t", "pos", "--json");

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        var task = Assert.Single(edge.JsonTasks);
        var reason = $"The model pos cannot be kept in {_folder.PathOf("models")}";
        Assert.Equal("edge", task.GetProperty("completed_by").GetString());
        Assert.Contains(reason, task.GetProperty("remark").GetString());
        Assert.Contains($"cannot be served pos: {reason}", await cloud.LineAsync(line => line.Contains("cannot be served", StringComparison.Ordinal)));
    }

    private NodeCommand StartAt(string home, string[] arguments, params (string Name, string Value)[] environment) =>
        NodeCommand.StartIn(_folder.PathOf("current"), arguments, [("HOME", _folder.PathOf(home)), .. environment]);
}
