using System.Collections.Immutable;
using System.Globalization;

namespace Neurosurgeon.Hosts.Input;

/// <summary>Reads quantities with their units, as a person types them. A number without a unit is none.</summary>
internal static class Quantities
{
    /// <summary>The least rate that is read, in Mbit/s: one bit a second.</summary>
    public const double LeastMbps = 1e-6;

    /// <summary>The highest rate that is read, in Mbit/s.</summary>
    public const double MostMbps = 1e6;

    /// <summary>The longest time that is read, in milliseconds: 10,000 hours.</summary>
    public const double MostMs = 3.6e10;

    /// <summary>What to type for a rate, for a sentence.</summary>
    public const string RateForm = "a rate from 1bps to 1000Gbps such as 5.85Mbps";

    /// <summary>What to type for a short time, for a sentence.</summary>
    public const string TimeForm = "a time such as 40ms or 0.5s";

    // A unit that another one ends with stands behind it.
    private static readonly ImmutableArray<(string Unit, double Mbps)> Rates =
        [("kbps", 1e-3), ("Mbps", 1), ("Gbps", 1e3), ("kbit/s", 1e-3), ("Mbit/s", 1), ("Gbit/s", 1e3), ("bit/s", 1e-6), ("bps", 1e-6)];

    private static readonly ImmutableArray<(string Unit, double Ms)> Times = [("ms", 1), ("us", 1e-3), ("µs", 1e-3), ("s", 1e3), ("m", 6e4), ("h", 3.6e6)];

    /// <summary>
    /// A rate such as <c>5.85Mbps</c>, in Mbit/s; null if it is none, or out of range. A capital B would be bytes: refused rather
    /// than guessed.
    /// </summary>
    public static double? Rate(string text) => !text.Contains('B') && Read(text, Rates) is >= LeastMbps and <= MostMbps and var mbps ? mbps : null;

    /// <summary>A time such as <c>40ms</c>, <c>90s</c> or <c>1.5h</c>, in milliseconds, from 0; null if it is none, or out of range.</summary>
    public static double? Duration(string text) => Read(text, Times) is >= 0 and <= MostMs and var ms ? ms : null;

    /// <summary>A time above 0, in milliseconds; null if it is none, or out of range.</summary>
    public static double? PositiveDuration(string text) => Duration(text) is > 0 and var ms ? ms : null;

    /// <summary>A share such as <c>0.25</c>, above 0 and at most 1; null if it is none.</summary>
    public static double? Share(string text) => Number(text) is > 0 and <= 1 and var share ? share : null;

    private static double? Read(string text, ImmutableArray<(string Unit, double Size)> units)
    {
        foreach (var (unit, size) in units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
                return Number(text[..^unit.Length].TrimEnd()) * size;
        }

        return null;
    }

    /// <summary>A number with a decimal point; null if the text is none.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
}
