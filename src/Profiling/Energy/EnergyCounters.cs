using System.Collections.Immutable;

namespace Neurosurgeon.Profiling.Energy;

/// <summary>Finds what counts this device's energy.</summary>
public static class EnergyCounters
{
    /// <summary>
    /// The hwmon sensor that is named, else the processor packages of powercap, else the one sensor of the board's supply.
    /// </summary>
    /// <param name="tree">What the kernel shows.</param>
    /// <param name="sensor">A channel of hwmon, as <c>DEVICE/CHANNEL</c> or <c>DEVICE/LABEL</c>; null to choose.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="EnergyCounterException">There is none, it cannot be read, or there are several to choose from.</exception>
    public static IEnergyCounter Find(SysfsTree tree, string? sensor = null, TimeProvider? time = null)
    {
        ImmutableArray<IEnergyCounter> packages = sensor is null ? [.. Powercap.Find(tree)] : [];
        return packages.Length > 0
            ? new EnergySum(packages)
            : Hwmon.Find(tree, sensor, time ?? TimeProvider.System)
                ?? throw new EnergyCounterException($"No energy counter of the kernel is under {tree.Root}: neither powercap nor a sensor of the supply.");
    }
}
