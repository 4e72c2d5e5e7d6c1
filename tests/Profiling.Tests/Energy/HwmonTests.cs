using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Profiling.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Profiling.Tests.Energy;

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

    [Fact]
    public void Sensors_of_the_same_name_without_labels_are_told_apart_by_their_address_or_folder()
    {
        // As on an Odroid-XU3, but that one of them does not show its address.
        string[] addresses = ["3-0040", "3-0041", "3-0044"];
        for (int sensor = 0; sensor < 4; sensor++)
        {
            _sysfs.Monitor($"hwmon{sensor}", "name", "ina231");
            _sysfs.Monitor($"hwmon{sensor}", "power1_input", $"{sensor + 1}000000");
            if (sensor < addresses.Length)
                Directory.CreateSymbolicLink(Path.Combine(_sysfs.Root, $"class/hwmon/hwmon{sensor}/device"), $"../../../{addresses[sensor]}");
        }

        string message = Assert.Throws<EnergyCounterException>(() => EnergyCounters.Find(_sysfs.Tree)).Message;
        Assert.Contains(": there are 3-0040/power1, 3-0041/power1, 3-0044/power1, hwmon3/power1; name it in neurosurgeon.power.sensor", message);
        foreach (string name in (string[])["3-0041/power1", "hwmon3/power1"])
            Assert.Equal($"hwmon {name}", EnergyCounters.Find(_sysfs.Tree, name).Source);
        Assert.Equal("hwmon 3-0044/power1", EnergyCounters.Find(_sysfs.Tree, "hwmon2/power1").Source);
        Assert.Contains(
            "Several power sensors are called 'ina231/power1': there are 3-0040/power1, ",
            Assert.Throws<EnergyCounterException>(() => EnergyCounters.Find(_sysfs.Tree, "ina231/power1")).Message);
    }

    [Fact]
    public void Channels_with_the_same_label_are_told_apart_by_their_number()
    {
        _sysfs.Monitor("hwmon0", "name", "ina3221");
        foreach (string channel in (string[])["power1", "power2"])
        {
            _sysfs.Monitor("hwmon0", $"{channel}_input", "1000000");
            _sysfs.Monitor("hwmon0", $"{channel}_label", "VDD");
        }

        Assert.Contains("ina3221/power1, ina3221/power2", Assert.Throws<EnergyCounterException>(() => EnergyCounters.Find(_sysfs.Tree)).Message);
    }

    [Fact]
    public void Of_a_sensor_of_volts_and_amperes_power_is_their_product_channel_by_channel()
    {
        // As on a Jetson: the third channel is switched off, and in7 and curr4 are sums.
        _sysfs.Monitor("hwmon1", "name", "ina3221");
        foreach ((int number, string label, string enabled) in ((int, string, string)[])[(1, "VDD_IN", "1"), (2, "VDD_CPU_GPU_CV", "1"), (3, "VDD_SOC", "0")])
        {
            _sysfs.Monitor("hwmon1", $"in{number}_input", "5000");
            _sysfs.Monitor("hwmon1", $"in{number}_label", label);
            _sysfs.Monitor("hwmon1", $"in{number}_enable", enabled);
            _sysfs.Monitor("hwmon1", $"curr{number}_input", $"{number * 100}");
        }

        _sysfs.Monitor("hwmon1", "in7_input", "1");
        _sysfs.Monitor("hwmon1", "curr4_input", "600");

        Assert.Contains(
            ": there are ina3221/VDD_IN, ina3221/VDD_CPU_GPU_CV; ", Assert.Throws<EnergyCounterException>(() => EnergyCounters.Find(_sysfs.Tree)).Message);
        IEnergyCounter counter = EnergyCounters.Find(_sysfs.Tree, "ina3221/VDD_IN", new SteppingTime(TimeSpan.FromMilliseconds(10)));
        Assert.Equal(0, counter.ReadMj());
        // 5 V times 0.1 A for 10 ms, then from 0.5 W to 1 W in 10 ms, then from 1 W to 0.1 W that flow back.
        Assert.Equal(5, counter.ReadMj(), 9);
        _sysfs.Monitor("hwmon1", "curr1_input", "200");
        Assert.Equal(12.5, counter.ReadMj(), 9);
        _sysfs.Monitor("hwmon1", "curr1_input", "-20");
        Assert.Equal(17, counter.ReadMj(), 9);
        Assert.Equal("hwmon ina3221/VDD_CPU_GPU_CV", EnergyCounters.Find(_sysfs.Tree, "ina3221/power2").Source);
    }

    [Fact]
    public void Power_that_the_kernel_shows_goes_before_the_product()
    {
        _sysfs.Monitor("hwmon0", "name", "ina3221");
        _sysfs.Monitor("hwmon0", "in1_input", "5000");
        _sysfs.Monitor("hwmon0", "curr1_input", "100");
        _sysfs.Monitor("hwmon0", "power1_input", "700000");
        IEnergyCounter counter = EnergyCounters.Find(_sysfs.Tree, time: new SteppingTime(TimeSpan.FromMilliseconds(10)));

        counter.ReadMj();
        Assert.Equal(7, counter.ReadMj(), 9);
    }
}
