using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Profiling.Tests.Support;

namespace Neurosurgeon.Profiling.Tests.Energy;

public sealed class PowercapTests : IDisposable
{
    private readonly FakeSysfs _sysfs = new();

    public void Dispose() => _sysfs.Dispose();

    [Fact]
    public void Only_whole_packages_are_counted_and_each_once()
    {
        string first = _sysfs.Domain("intel-rapl:0", "package-0", 1_000_000);
        string core = _sysfs.Domain("intel-rapl:0:0", "core", 500);
        string second = _sysfs.Domain("intel-rapl:1", "package-1", 7_000_000);
        string platform = _sysfs.Domain("intel-rapl:2", "psys", 900);
        string again = _sysfs.Domain("intel-rapl-mmio:0", "package-0", 1_000_000);

        IEnergyCounter counter = EnergyCounters.Find(_sysfs.Tree);
        Assert.Equal("powercap package-0 + powercap package-1", counter.Source);
        Assert.Equal(0, counter.ReadMj());

        foreach (string other in (string[])[core, platform, again])
            File.WriteAllText(other, "99000000");
        Assert.Equal(0, counter.ReadMj());

        File.WriteAllText(first, "1002000\n");
        File.WriteAllText(second, "7000500\n");
        Assert.Equal(2.5, counter.ReadMj());
    }

    [Fact]
    public void A_package_that_is_a_link_to_its_device_is_found()
    {
        _sysfs.Domain("intel-rapl:0", "package-0", 1);
        string devices = Path.Combine(_sysfs.Root, "class", "powercap");
        string target = Path.Combine(_sysfs.Root, "devices");
        Directory.Move(Path.Combine(devices, "intel-rapl:0"), target);
        Directory.CreateSymbolicLink(Path.Combine(devices, "intel-rapl:0"), target);

        Assert.Equal("powercap package-0", EnergyCounters.Find(_sysfs.Tree).Source);
    }

    [Fact]
    public void A_counter_that_begins_again_goes_on_counting()
    {
        string path = _sysfs.Domain("intel-rapl:0", "package-0", microjoules: 900, range: 1000);
        IEnergyCounter counter = EnergyCounters.Find(_sysfs.Tree);
        counter.ReadMj();

        File.WriteAllText(path, "50");
        Assert.Equal(0.150, counter.ReadMj(), 12);
        File.WriteAllText(path, "60");
        Assert.Equal(0.160, counter.ReadMj(), 12);
    }

    [Fact]
    public void A_counter_above_its_own_range_is_not_trusted_when_it_falls()
    {
        string path = _sysfs.Domain("intel-rapl:0", "package-0", microjoules: 2000, range: 1000);
        IEnergyCounter counter = EnergyCounters.Find(_sysfs.Tree);
        counter.ReadMj();

        File.WriteAllText(path, "50");
        Assert.Contains("fell from 2000 to 50", Assert.Throws<EnergyCounterException>(() => counter.ReadMj()).Message);
    }

    [Fact]
    public void A_counter_for_root_alone_is_said_to_be_one()
    {
        _sysfs.Domain("intel-rapl:0", "package-0", 1);
        // Who runs the tests may be root, who can read everything.
        var tree = new SysfsTree(_sysfs.Root, path => path.EndsWith("energy_uj", StringComparison.Ordinal)
            ? throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.")
            : File.ReadAllText(path));

        string message = Assert.Throws<EnergyCounterException>(() => EnergyCounters.Find(tree)).Message;
        Assert.Contains("energy_uj may not be read by this user", message);
        Assert.Contains("root", message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("many")]
    [InlineData("99999999999999999999")]
    public void A_counter_that_holds_no_number_is_named(string text)
    {
        _sysfs.Domain("intel-rapl:0", "package-0", 1);
        string path = _sysfs.Write("class/powercap/intel-rapl:0/energy_uj", text);

        Assert.Contains(path, Assert.Throws<EnergyCounterException>(() => EnergyCounters.Find(_sysfs.Tree)).Message);
    }

    [Fact]
    public void A_counter_that_is_gone_is_named()
    {
        string path = _sysfs.Domain("intel-rapl:0", "package-0", 1);
        IEnergyCounter counter = EnergyCounters.Find(_sysfs.Tree);
        File.Delete(path);

        Assert.Contains(path, Assert.Throws<EnergyCounterException>(() => counter.ReadMj()).Message);
    }

    [Fact]
    public void Without_any_counter_it_says_where_it_looked() =>
        Assert.Contains(_sysfs.Root, Assert.Throws<EnergyCounterException>(() => EnergyCounters.Find(_sysfs.Tree)).Message);
}
