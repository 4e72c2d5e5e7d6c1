namespace Neurosurgeon.Profiling.Energy;

/// <summary>
/// The kernel's hardware monitors, where they show power or energy. The INA sensors of single-board computers are taken
/// unasked, if there is one channel: any other may be a graphics card's or a battery's, and several may be parts of one another.
/// </summary>
internal static class Hwmon
{
    private const string SupplySensors = "ina";

    // Of voltages and currents whose numbers belong together by the driver's documentation; its in4 to in7 are those of the shunts.
    private const string VoltageAndCurrentSensor = "ina3221";
    private const int VoltageAndCurrentChannels = 3;

    /// <summary>The channel that a setting names, or the one channel of a supply sensor; null where there is none.</summary>
    /// <param name="tree">Where to look.</param>
    /// <param name="named">The channel as <c>DEVICE/CHANNEL</c> or <c>DEVICE/LABEL</c>, the device by name, address or folder; null to choose.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="EnergyCounterException">The channel is not there or cannot be read, or there are several to choose from.</exception>
    public static IEnergyCounter? Find(SysfsTree tree, string? named, TimeProvider time)
    {
        List<HwmonChannel> all = [.. tree.Devices("hwmon", "hwmon*").SelectMany(folder => Channels(tree, folder))];
        List<HwmonChannel> fitting = [.. all.Where(channel => named is null
            ? channel.Device.StartsWith(SupplySensors, StringComparison.Ordinal)
            : channel.Names.Contains(named))];
        return fitting switch
        {
            [] when named is not null => throw new EnergyCounterException($"There is no power sensor '{named}' under {tree.Root}{Listed(all)}."),
            [] => null,
            [var only] => Open(tree, only, $"hwmon {only.NameAmong(all)}", time),
            _ when named is not null => throw new EnergyCounterException($"Several power sensors are called '{named}'{Listed(fitting)}; name one of them in neurosurgeon.power.sensor."),
            _ => throw new EnergyCounterException($"Which power sensor measures this device is not known{Listed(fitting)}; name it in neurosurgeon.power.sensor."),
        };

        string Listed(List<HwmonChannel> channels) =>
            channels.Count == 0 ? "" : $": there are {string.Join(", ", channels.Select(channel => channel.NameAmong(all)))}";
    }

    /// <summary>The channels of one device; where one shows both energy and power, its energy.</summary>
    private static IEnumerable<HwmonChannel> Channels(SysfsTree tree, string folder)
    {
        string device = tree.Text(Path.Combine(folder, "name")) ?? Path.GetFileName(folder);
        string? address = SysfsTree.Address(folder);
        var shown = from type in (string[])["energy", "power"]
                    from path in Directory.GetFiles(folder, $"{type}*_input")
                    let channel = Path.GetFileName(path)[..^"_input".Length]
                    orderby channel
                    where type == "energy" || !File.Exists(Path.Combine(folder, $"energy{channel["power".Length..]}_input"))
                    select new HwmonChannel(device, Path.GetFileName(folder), address, channel, tree.Text(Path.Combine(folder, $"{channel}_label")), path);
        return device == VoltageAndCurrentSensor ? shown.Concat(Products(tree, folder, address)) : shown;
    }

    /// <summary>The channels of which only voltage and current are shown, named as their power would be.</summary>
    private static IEnumerable<HwmonChannel> Products(SysfsTree tree, string folder, string? address) =>
        from number in Enumerable.Range(1, VoltageAndCurrentChannels)
        let voltage = Path.Combine(folder, $"in{number}_input")
        let current = Path.Combine(folder, $"curr{number}_input")
        where File.Exists(voltage) && File.Exists(current) && !File.Exists(Path.Combine(folder, $"power{number}_input"))
        // A channel that is switched off has no value.
        where tree.Text(Path.Combine(folder, $"in{number}_enable")) != "0"
        select new HwmonChannel(
            VoltageAndCurrentSensor, Path.GetFileName(folder), address, $"power{number}", tree.Text(Path.Combine(folder, $"in{number}_label")), voltage, current);

    private static IEnergyCounter Open(SysfsTree tree, HwmonChannel channel, string source, TimeProvider time)
    {
        if (channel.CountsEnergy)
        {
            tree.Number(channel.Path);
            return new CumulativeCounter(source, tree, channel.Path, rangeMicrojoules: null);
        }

        // Millivolts times milliamperes are microwatts.
        Func<long> read = channel.CurrentPath is { } current
            ? () => tree.Number(channel.Path) * tree.SignedNumber(current)
            : () => tree.Number(channel.Path);
        read();
        return new PowerSensor(source, read, time);
    }
}
