namespace Neurosurgeon.LinkEmulation;

/// <summary>
/// Links by the name of their network.
/// </summary>
/// <remarks>
/// Uplinks: DADS (Hu et al., INFOCOM 2019), Table I. Downlinks: what JointDNN (Eshratifar et al., IEEE TMC 2021) gives beside the
/// same uplinks in its table of mobile networks. Round trips: the connectivity profiles of WebPageTest, "3G Fast", "LTE" and, for
/// what lies behind a Wi-Fi, "Cable". Ethernet: the rate of 100BASE-TX and an assumed local network.
/// </remarks>
public static class LinkPresets
{
    /// <summary>The round trip of a local network, in milliseconds: assumed.</summary>
    public const double EthernetRttMs = 1;

    private static readonly (string Name, LinkConditions Conditions)[] All =
    [
        ("3g", new(1.1, 2.0275, 150)),
        ("lte", new(5.85, 13.76, 70)),
        ("wifi", new(18.88, 54.97, 28)),
        ("ethernet", new(100, 100, EthernetRttMs)),
    ];

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(preset => preset.Name)];

    /// <summary>The conditions of a network, by its name in any case; null for a name that is none.</summary>
    public static LinkConditions? Find(string name) =>
        Array.Find(All, preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Conditions;
}
