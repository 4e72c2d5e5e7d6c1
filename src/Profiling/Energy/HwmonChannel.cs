using System.Collections.Immutable;

namespace Neurosurgeon.Profiling.Energy;

/// <summary>A channel of a hardware monitor that shows energy or power, or the voltage and current that make up power.</summary>
/// <param name="Device">The device by its driver's name, for example <c>ina219</c>.</param>
/// <param name="Folder">The device by its number, for example <c>hwmon2</c>, which another start of the system may change.</param>
/// <param name="Address">The device by its address on its bus, for example <c>3-0040</c>; null where the kernel does not show it.</param>
/// <param name="Channel">The channel, for example <c>power1</c> or <c>energy1</c>.</param>
/// <param name="Label">What it measures, if the kernel says: for example <c>VDD_IN</c>.</param>
/// <param name="Path">The file with its energy, power or voltage.</param>
/// <param name="CurrentPath">The file with its current, where the other is its voltage; otherwise null.</param>
internal sealed record HwmonChannel(
    string Device, string Folder, string? Address, string Channel, string? Label, string Path, string? CurrentPath = null)
{
    /// <summary>What a setting may call it, the most telling first; other channels may be called the same.</summary>
    public ImmutableArray<string> Names { get; } =
    [
        .. from device in (string?[])[Device, Address, Folder]
           where device is not null
           from channel in (string?[])[Label, Channel]
           where !string.IsNullOrEmpty(channel)
           select $"{device}/{channel}",
    ];

    /// <summary>Whether it counts energy, rather than showing the power of the moment.</summary>
    public bool CountsEnergy => Channel.StartsWith("energy", StringComparison.Ordinal);

    /// <summary>The most telling of its names that is no other channel's.</summary>
    /// <param name="all">All channels.</param>
    public string NameAmong(IReadOnlyCollection<HwmonChannel> all) =>
        Names.FirstOrDefault(name => all.All(other => ReferenceEquals(other, this) || !other.Names.Contains(name))) ?? Names[^1];
}
