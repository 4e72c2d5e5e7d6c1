using System.Globalization;
using System.Xml.Linq;

namespace Neurosurgeon.Reports.Charts;

/// <summary>The few elements of SVG that the charts are made of. Coordinates are in pixels, to a hundredth.</summary>
internal static class Svg
{
    /// <summary>A picture of its natural size, with a title and a description for who does not see it.</summary>
    public static XElement Picture(string id, string title, string description, double width, double height, params object?[] content) => new(
        "svg",
        new XAttribute("role", "img"),
        new XAttribute("aria-labelledby", $"{id}-title {id}-description"),
        Number("width", width),
        Number("height", height),
        new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width:0.##} {height:0.##}")),
        new XElement("title", new XAttribute("id", $"{id}-title"), title),
        new XElement("desc", new XAttribute("id", $"{id}-description"), description),
        content);

    /// <summary>A rectangle, with the text that shows when it is pointed at.</summary>
    public static XElement Rectangle(string style, double x, double y, double width, double height, string? hint = null) => new(
        "rect", new XAttribute("class", style), Number("x", x), Number("y", y), Number("width", width), Number("height", height),
        hint is null ? null : new XElement("title", hint));

    /// <summary>A straight line.</summary>
    public static XElement Line(string style, double x1, double y1, double x2, double y2) => new(
        "line", new XAttribute("class", style), Number("x1", x1), Number("y1", y1), Number("x2", x2), Number("y2", y2));

    /// <summary>A text that begins at a place; <c>end</c> and <c>middle</c> as a style class let it end there, or lie around it.</summary>
    public static XElement Text(string style, double x, double y, string text, double degrees = 0) => new(
        "text", new XAttribute("class", style), Number("x", x), Number("y", y),
        degrees == 0 ? null : new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"rotate({degrees:0.##} {x:0.##} {y:0.##})")),
        text);

    private static XAttribute Number(string name, double value) => new(name, value.ToString("0.##", CultureInfo.InvariantCulture));
}
