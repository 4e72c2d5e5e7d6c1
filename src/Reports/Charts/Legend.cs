using System.Xml.Linq;

namespace Neurosurgeon.Reports.Charts;

/// <summary>Says which colour is what, above the bars. One series alone needs none.</summary>
internal static class Legend
{
    private const double Swatch = 11;
    private const double SwatchGap = 5;
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
            foreach (var element in Entry(entry.Name, entry.Style, x, 9))
                yield return element;
            x += Swatch + SwatchGap + entry.Name.Length * CharacterWidth + Gap;
        }
    }

    /// <summary>An entry whose upper left corner is at a place.</summary>
    public static IEnumerable<XElement> Entry(string name, string style, double x, double y)
    {
        yield return Svg.Rectangle(style, x, y, Swatch, Swatch);
        yield return Svg.Text("unit", x + Swatch + SwatchGap, y + 9, name);
    }

    /// <summary>How wide entries below one another are.</summary>
    public static double Width(IEnumerable<string> names) => Swatch + SwatchGap + names.Max(name => name.Length) * CharacterWidth + Gap;
}
