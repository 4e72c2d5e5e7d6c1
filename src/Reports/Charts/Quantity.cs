using System.Globalization;

namespace Neurosurgeon.Reports.Charts;

/// <summary>Numbers as people read them.</summary>
internal static class Quantity
{
    private const int SignificantDigits = 3;

    /// <summary>A number to three significant digits, without an exponent: 0.0123, 1.23, 12.3, 1,234.</summary>
    public static string Text(double value)
    {
        if (value == 0)
            return "0";
        var decimals = Math.Clamp(SignificantDigits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 10);
        return value.ToString($"N{decimals}", CultureInfo.InvariantCulture);
    }

    /// <summary>A number without digits that say nothing: 0.5, 20, 1,000.</summary>
    public static string Tick(double value) => value.ToString("#,0.##########", CultureInfo.InvariantCulture);
}
