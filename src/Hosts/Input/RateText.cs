using System.Globalization;
using System.Text.RegularExpressions;

namespace Neurosurgeon.Hosts.Input;

/// <summary>Rates of links as people type them: <c>5.85Mbps</c>, <c>1.1 Mbit/s</c>, <c>1Gbps</c>.</summary>
internal static partial class RateText
{
    /// <summary>What to type, for a sentence.</summary>
    public const string Form = "a rate in bits a second such as 500kbps, 5.85Mbps or 1Gbps";

    /// <summary>Reads a rate.</summary>
    /// <returns>The rate in Mbit/s (10⁶ bit/s), above 0; null if the text is none. Bytes (MBps) are refused rather than guessed.</returns>
    public static double? Mbps(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match
            || !double.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var mbps = number * match.Groups[2].Value switch
        {
            "k" or "K" => 1e-3,
            "M" or "m" => 1,
            _ => 1e3,
        };
        return mbps > 0 && double.IsFinite(mbps) ? mbps : null;
    }

    [GeneratedRegex(@"^(\d+(?:\.\d+)?) ?([kKmMgG])(?:bps|bit/s)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
