using System.Globalization;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>An edge that works for a long time.</summary>
public sealed class LongListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Memory_does_not_grow_with_the_tasks()
    {
        const int Tasks = 50_000;
        const int Early = 20_000;
        var (cloud, port) = await NodeCommand.StartCloudAsync("--quiet");
        await using var _ = cloud;
        await using var edge = NodeCommand.Start("edge", "-p", port, "--tasks", _folder.Write("list.txt", $"pos {Tasks}"), "--cut", "2", "--json");

        await edge.LineAsync(line => line.Contains($"\"id\":{Early},", StringComparison.Ordinal));
        var early = ResidentBytes(edge.Id);
        await edge.LineAsync(line => line.Contains($"\"id\":{Tasks - 100},", StringComparison.Ordinal));
        var late = ResidentBytes(edge.Id);

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        Assert.Equal(Tasks, edge.Json[^1].GetProperty("completed").GetInt32());
        // With every output kept, 30,000 tasks more would have taken 170 MB.
        Assert.True(late - early < 40_000_000, $"{early:N0} bytes after {Early:N0} tasks, {late:N0} at the end.");
    }

    public void Dispose() => _folder.Dispose();

    private static long ResidentBytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
