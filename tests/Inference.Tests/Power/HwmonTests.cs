namespace Neurosurgeon.Inference.Tests.Power;

public sealed class HwmonTests : IDisposable
{
    private readonly FakeSysfs _sysfs = new();

    public void Dispose() => _sysfs.Dispose();

    [Fact]
    public void The_power_of_a_supply_sensor_is_summed_over_time()
    {
        _sysfs.Monitor("hwmon0", "name", "cpu_thermal");
        _sysfs.Monitor("hwmon3", "name", "ina219");
        string power = _sysfs.Monitor("hwmon3", "power1_input", "4000000");
        IEnergyCounter counter = EnergyCounters.Find(_sysfs.Tree, time: new SteppingTime(TimeSpan.FromMilliseconds(10)));

        Assert.Equal("hwmon ina219/power1", counter.Source);
        Assert.Equal(0, counter.ReadMj());
        // 4 W for 10 ms, then from 4 W to 6 W in 10 ms.
        Assert.Equal(40, counter.ReadMj(), 9);
        File.WriteAllText(power, "6000000\n");
        Assert.Equal(90, counter.ReadMj(), 9);
    }

    [Fact]
    public void A_channel_that_counts_energy_is_taken_for_that()
    {
        _sysfs.Monitor("hwmon1", "name", "ina228");
        _sysfs.Monitor("hwmon1", "power1_input", "4000000");
        string energy = _sysfs.Monitor("hwmon1", "energy1_input", "1000");
        IEnergyCounter counter = EnergyCounters.Find(_sysfs.Tree);

        Assert.Equal("hwmon ina228/energy1", counter.Source);
        counter.ReadMj();
        File.WriteAllText(energy, "3500\n");
        Assert.Equal(2.5, counter.ReadMj());
        File.WriteAllText(energy, "10\n");
        Assert.Contains("fell from 3500 to 10", Assert.Throws<EnergyCounterException>(() => counter.ReadMj()).Message);
    }

    [Fact]
    public void Other_monitors_are_taken_only_when_named()
    {
        _sysfs.Monitor("hwmon0", "name", "amdgpu");
        _sysfs.Monitor("hwmon0", "power1_input", "30000000");
        _sysfs.Monitor("hwmon0", "power1_label", "PPT");

        Assert.Throws<EnergyCounterException>(() => EnergyCounters.Find(_sysfs.Tree));
        Assert.Equal("hwmon amdgpu/PPT", EnergyCounters.Find(_sysfs.Tree, "amdgpu/PPT").Source);
        Assert.Equal("hwmon amdgpu/PPT", EnergyCounters.Find(_sysfs.Tree, "amdgpu/power1").Source);
    }

    [Fact]
    public void Of_several_channels_none_is_guessed_but_all_are_named()
    {
        _sysfs.Monitor("hwmon2", "name", "ina260");
        _sysfs.Monitor("hwmon2", "power1_input", "5000000");
        _sysfs.Monitor("hwmon4", "name", "ina3221");
        _sysfs.Monitor("hwmon4", "power1_input", "9000000");
        _sysfs.Monitor("hwmon4", "power1_label", "VDD_IN");

        string message = Assert.Throws<EnergyCounterException>(() => EnergyCounters.Find(_sysfs.Tree)).Message;
        Assert.Contains("ina260/power1, ina3221/VDD_IN", message);
        Assert.Contains("neurosurgeon.power.sensor", message);
        Assert.Equal("hwmon ina3221/VDD_IN", EnergyCounters.Find(_sysfs.Tree, "ina3221/VDD_IN").Source);
    }

    [Fact]
    public void A_sensor_that_is_named_wins_over_powercap()
    {
        _sysfs.Domain("intel-rapl:0", "package-0", 1);
        _sysfs.Monitor("hwmon0", "name", "ina219");
        _sysfs.Monitor("hwmon0", "power1_input", "5000000");

        Assert.Equal("powercap package-0", EnergyCounters.Find(_sysfs.Tree).Source);
        Assert.Equal("hwmon ina219/power1", EnergyCounters.Find(_sysfs.Tree, "ina219/power1").Source);
    }

    [Fact]
    public void A_sensor_that_is_not_there_is_named_with_those_that_are()
    {
        _sysfs.Monitor("hwmon0", "name", "ina219");
        _sysfs.Monitor("hwmon0", "power1_input", "5000000");

        string message = Assert.Throws<EnergyCounterException>(() => EnergyCounters.Find(_sysfs.Tree, "ina219/power2")).Message;
        Assert.Contains("'ina219/power2'", message);
        Assert.Contains("there are ina219/power1", message);
    }
}
