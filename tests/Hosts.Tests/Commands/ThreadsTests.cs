using Neurosurgeon.Hosts.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>How many threads a node computes with where it may not use all cores of the machine.</summary>
public sealed class ThreadsTests
{
    [SkippableFact]
    public async Task An_affinity_mask_of_one_core_leaves_one_thread()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "taskset is a program of Linux.");
        await CheckOneThreadAsync("taskset", "-c", FirstAllowedCore());
    }

    [SkippableFact]
    public async Task A_quota_of_one_cores_time_leaves_one_thread()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Control groups are of Linux.");
        using var quota = MakeQuota();
        await CheckOneThreadAsync(quota.Launcher);
    }

    private static CpuQuota MakeQuota()
    {
        try
        {
            return CpuQuota.OneCore();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SkipException($"No control group with a CPU quota can be made here: {error.Message}");
        }
    }

    private static async Task CheckOneThreadAsync(params string[] launcher)
    {
        await using var cloud = NodeCommand.StartBy(launcher, ["cloud", "-p", "0"]);
        var start = await cloud.LineAsync(line => line.StartsWith("Cloud node with ", StringComparison.Ordinal));
        Assert.Contains(", 1 thread), ", start, StringComparison.Ordinal);
    }

    private static string FirstAllowedCore()
    {
        const string Key = "Cpus_allowed_list:";
        var allowed = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Key, StringComparison.Ordinal));
        return allowed[Key.Length..].Trim().Split(',', '-')[0];
    }
}
