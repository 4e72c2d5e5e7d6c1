using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Nodes;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

public sealed class ProfileCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_profile_that_is_interrupted_or_killed_goes_on_where_it_was()
    {
        await using (var interrupted = Profile("10m"))
        {
            await interrupted.LineAsync(line => line.Contains("networks", StringComparison.Ordinal) && line.Contains('%', StringComparison.Ordinal));
            interrupted.Interrupt();
            Assert.Equal(ExitCode.Interrupted, await interrupted.ExitCodeAsync());
            Assert.Contains("goes on from here", interrupted.Errors, StringComparison.Ordinal);
        }

        var lines = Lines();
        Assert.NotEqual(0, lines);
        await using (var killed = Profile("10m"))
        {
            await killed.LineAsync(line => line.Contains("networks", StringComparison.Ordinal) && line.Contains('%', StringComparison.Ordinal));
            killed.Kill();
            await killed.ExitCodeAsync();
        }

        Assert.True(Lines() > lines);
        await using var last = Profile("0.1s");
        Assert.Equal(ExitCode.Completed, await last.ExitCodeAsync());
        Assert.Contains(last.Output, line => line.StartsWith("conv ", StringComparison.Ordinal) || line.StartsWith("linear ", StringComparison.Ordinal) || line.StartsWith("kind", StringComparison.Ordinal));
        Assert.True(File.Exists(_folder.PathOf("predictors-1.json")));
        Assert.True(File.Exists(_folder.PathOf("dataset.json")));

        await using var fit = await NodeCommand.RunAsync("predictor", "fit", "--data", _folder.PathOf(""), "--output", _folder.PathOf("again.json"));
        Assert.Equal(ExitCode.Completed, await fit.ExitCodeAsync());
    }

    [Theory]
    [InlineData("5x")]
    [InlineData("0s")]
    public async Task A_budget_that_is_no_time_is_refused(string budget)
    {
        await using var command = await NodeCommand.RunAsync("profile", "--budget", budget);
        Assert.Equal(ExitCode.BadInput, await command.ExitCodeAsync());
        Assert.Contains($"--budget takes a time such as 90s, 5m or 1h, not '{budget}'.", command.Errors, StringComparison.Ordinal);
    }

    private NodeCommand Profile(string budget) => NodeCommand.Start("profile", "--budget", budget, "--threads", "1", "--output", _folder.PathOf(""));

    private int Lines() => Directory.GetFiles(_folder.PathOf(""), "*.csv").Sum(file => File.ReadLines(file).Count());
}
