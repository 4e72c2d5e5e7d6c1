namespace Neurosurgeon.Inference;

/// <summary>
/// The kernel's hardware monitors, where they show power or energy. The INA sensors of single-board computers are taken
/// unasked, if there is one channel: any other may be a graphics card's or a battery's, and several may be parts of one another.
/// </summary>
internal static class Hwmon
{
    private const string SupplySensors = "ina";

    /// <summary>The channel that a setting names, or the one channel of a supply sensor; null where there is none.</summary>
    /// <param name="tree">Where to look.</param>
    /// <param name="named">The channel as <c>DEVICE/CHANNEL</c> or <c>DEVICE/LABEL</c>; null to choose.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="EnergyCounterException">The channel is not there or cannot be read, or there are several to choose from.</exception>
    public static IEnergyCounter? Find(SysfsTree tree, string? named, TimeProvider time)
    {
        List<HwmonChannel> all = [.. tree.Devices("hwmon", "hwmon*").SelectMany(folder => Channels(tree, folder))];
        List<HwmonChannel> fitting = [.. all.Where(channel => named is null
            ? channel.Device.StartsWith(SupplySensors, StringComparison.Ordinal)
            : channel.IsNamed(named))];
        return fitting switch
        {
            [] when named is not null => throw new EnergyCounterException($"There is no power sensor '{named}' under {tree.Root}{Listed(all)}."),
            [] => null,
            [var only] => Open(tree, only, time),
            _ => throw new EnergyCounterException($"Which power sensor measures this device is not known{Listed(fitting)}; name it in neurosurgeon.power.sensor."),
        };
    }

    /// <summary>The channels of one device; where one shows both energy and power, its energy.</summary>
    private static IEnumerable<HwmonChannel> Channels(SysfsTree tree, string folder)
    {
        string device = tree.Text(Path.Combine(folder, "name")) ?? Path.GetFileName(folder);
        return from type in (string[])["energy", "power"]
               from path in Directory.GetFiles(folder, $"{type}*_input")
               let channel = Path.GetFileName(path)[..^"_input".Length]
               orderby channel
               let label = tree.Text(Path.Combine(folder, $"{channel}_label"))
               where type == "energy" || !File.Exists(Path.Combine(folder, $"energy{channel["power".Length..]}_input"))
               select new HwmonChannel(device, channel, label, path);
    }

    private static IEnergyCounter Open(SysfsTree tree, HwmonChannel channel, TimeProvider time)
    {
        tree.Number(channel.Path);
        string source = $"hwmon {channel.Name}";
        return channel.CountsEnergy
            ? new CumulativeCounter(source, tree, channel.Path, rangeMicrojoules: null)
            : new PowerSensor(source, tree, channel.Path, time);
    }

    private static string Listed(List<HwmonChannel> channels) =>
        channels.Count == 0 ? "" : $": there are {string.Join(", ", channels.Select(channel => channel.Name))}";
}
