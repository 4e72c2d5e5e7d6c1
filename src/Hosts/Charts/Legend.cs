using System.Xml.Linq;

namespace Neurosurgeon.Hosts.Charts;

/// <summary>Says which colour is what, above the bars. One series alone needs none.</summary>
internal static class Legend
{
    private const double Swatch = 11;
    private const double CharacterWidth = 7;
    private const double Gap = 18;

    /// <summary>Draws the entries, beginning at a place.</summary>
    public static IEnumerable<XElement> Draw(IReadOnlyList<Series> series, double left)
    {
        if (series.Count < 2)
            yield break;

        var x = left;
        foreach (var entry in series)
        {
            yield return Svg.Rectangle(entry.Style, x, 9, Swatch, Swatch);
            yield return Svg.Text("unit", x + Swatch + 5, 18, entry.Name);
            x += Swatch + 5 + entry.Name.Length * CharacterWidth + Gap;
        }
    }
}
