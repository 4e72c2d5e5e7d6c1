using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Profiling.Tests.Support;

/// <summary>A tree of files as the kernel shows them, in a temporary folder.</summary>
internal sealed class FakeSysfs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Root => _folder.FullName;

    public SysfsTree Tree => new(Root);

    /// <summary>A domain of powercap; the path of its counter.</summary>
    public string Domain(string domain, string name, long microjoules, long range = 262_143_328_850)
    {
        Write($"class/powercap/{domain}/name", name);
        Write($"class/powercap/{domain}/max_energy_range_uj", $"{range}");
        return Write($"class/powercap/{domain}/energy_uj", $"{microjoules}");
    }

    /// <summary>A file of a hardware monitor; its path.</summary>
    public string Monitor(string device, string file, string text) => Write($"class/hwmon/{device}/{file}", text);

    /// <summary>Writes a file as the kernel does, with a line feed at its end.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + '\n');
        return path;
    }

    public void Dispose() => _folder.Dispose();
}
