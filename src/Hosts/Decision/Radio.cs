using System.Collections.Immutable;
using Neurosurgeon.Planning.Energy;

namespace Neurosurgeon.Hosts.Decision;

/// <summary>What the edge sends with, and the power that this takes.</summary>
/// <param name="Name">How it is named on the command line.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Transmit">Its power while it sends.</param>
internal sealed record Radio(string Name, string Title, RadioPower Transmit)
{
    /// <summary>The one that is taken where none is named.</summary>
    public static Radio Default { get; } = new("lte", "LTE", RadioPower.Lte);

    /// <summary>All that can be named.</summary>
    public static ImmutableArray<Radio> All { get; } =
    [
        new("3g", "3G", RadioPower.ThirdGeneration),
        Default,
        new("wifi", "Wi-Fi", RadioPower.WiFi),
        new("none", "no radio", RadioPower.None),
    ];

    /// <summary>The one of a name; null where there is none.</summary>
    public static Radio? Named(string name) => All.FirstOrDefault(radio => radio.Name == name);
}
