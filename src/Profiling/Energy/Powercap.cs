namespace Neurosurgeon.Profiling.Energy;

/// <summary>
/// The energy counters of the kernel's powercap interface (RAPL of Intel's and AMD's processors). Only whole processor
/// packages are taken: their cores, graphics and memory are domains below them, <c>psys</c> contains them, and
/// <c>intel-rapl-mmio</c> shows the same packages again.
/// </summary>
internal static class Powercap
{
    private const string ControlType = "intel-rapl";

    /// <summary>The counters of all packages; none where the kernel shows none.</summary>
    /// <exception cref="EnergyCounterException">There are some, but they cannot be read.</exception>
    public static IReadOnlyList<IEnergyCounter> Find(SysfsTree tree) =>
    [
        .. from folder in tree.Devices("powercap", $"{ControlType}:*")
           where Path.GetFileName(folder).Count(':') == 1
           let name = tree.Text(Path.Combine(folder, "name"))
           where name?.StartsWith("package", StringComparison.Ordinal) == true
           select Open(tree, folder, name),
    ];

    private static CumulativeCounter Open(SysfsTree tree, string folder, string name)
    {
        string path = Path.Combine(folder, "energy_uj");
        tree.Number(path);
        return new CumulativeCounter($"powercap {name}", tree, path, tree.Number(Path.Combine(folder, "max_energy_range_uj")));
    }
}
