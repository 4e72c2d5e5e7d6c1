using System.Globalization;
using System.Text.RegularExpressions;

namespace Neurosurgeon.Hosts.Input;

/// <summary>Durations as people type them: <c>40ms</c>, <c>90s</c>, <c>1.5h</c>.</summary>
internal static partial class DurationText
{
    /// <summary>What to type for a short one, for a sentence.</summary>
    public const string ShortForm = "a time such as 40ms or 0.5s";

    private const double LongestHours = 10_000;

    /// <summary>Reads a duration.</summary>
    /// <returns>From 0 to 10,000 hours; null if the text is none.</returns>
    public static TimeSpan? Read(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match
            || !double.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var seconds = number * match.Groups[2].Value switch
        {
            "ms" => 1e-3,
            "s" => 1,
            "m" => 60,
            _ => 3600,
        };
        return seconds <= LongestHours * 3600 ? TimeSpan.FromSeconds(seconds) : null;
    }

    [GeneratedRegex(@"^(\d+(?:\.\d+)?) ?(ms|s|m|h)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
