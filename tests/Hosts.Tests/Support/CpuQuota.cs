namespace Neurosurgeon.Hosts.Tests.Support;

/// <summary>A control group whose processes share the time of one core.</summary>
internal sealed class CpuQuota : IDisposable
{
    private readonly DirectoryInfo _group;

    private CpuQuota(DirectoryInfo group) => _group = group;

    /// <summary>What starts a program in it, for <see cref="NodeCommand.StartBy"/>.</summary>
    public string[] Launcher => ["sh", "-c", $"echo $$ > {Path.Combine(_group.FullName, "cgroup.procs")} && exec \"$@\"", "sh"];

    /// <summary>Makes the group; to be called on Linux.</summary>
    /// <exception cref="IOException">Not here; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">Not by this user.</exception>
    public static CpuQuota OneCore()
    {
        const string Periods = "100000";
        const string First = "/sys/fs/cgroup/cpu";
        var first = Directory.Exists(First);
        var group = Directory.CreateDirectory(Path.Combine(first ? First : "/sys/fs/cgroup", $"neurosurgeon-{Guid.NewGuid():N}"));
        try
        {
            // Group hierarchies of the first and of the second version.
            if (first)
                WriteSetting(group, "cpu.cfs_quota_us", Periods);
            else
                WriteSetting(group, "cpu.max", $"{Periods} {Periods}");
            return new CpuQuota(group);
        }
        catch
        {
            group.Delete();
            throw;
        }
    }

    public void Dispose() => _group.Delete();

    /// <summary>A file that is not there is not made: then this hierarchy has no quotas.</summary>
    private static void WriteSetting(DirectoryInfo group, string name, string value)
    {
        using var stream = new FileStream(Path.Combine(group.FullName, name), FileMode.Open, FileAccess.Write);
        using var writer = new StreamWriter(stream);
        writer.Write(value);
    }
}
