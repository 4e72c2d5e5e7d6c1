namespace Neurosurgeon.Inference;

/// <summary>A channel of a hardware monitor that shows energy or power.</summary>
/// <param name="Device">The device by its driver's name, for example <c>ina219</c>.</param>
/// <param name="Channel">The channel, for example <c>power1</c> or <c>energy1</c>.</param>
/// <param name="Label">What it measures, if the kernel says: for example <c>VDD_IN</c>.</param>
/// <param name="Path">The file with its value.</param>
internal sealed record HwmonChannel(string Device, string Channel, string? Label, string Path)
{
    /// <summary>Its name, as a setting takes it: by the label where there is one.</summary>
    public string Name => $"{Device}/{Label ?? Channel}";

    /// <summary>Whether it counts energy, rather than showing the power of the moment.</summary>
    public bool CountsEnergy => Channel.StartsWith("energy", StringComparison.Ordinal);

    /// <summary>Whether a name in a setting means this channel.</summary>
    public bool IsNamed(string name) => name == Name || name == $"{Device}/{Channel}";
}
