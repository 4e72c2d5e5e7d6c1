using System.Xml.Linq;

namespace Neurosurgeon.Reports.Charts;

/// <summary>A page in one file: no script, and nothing that a browser would have to fetch.</summary>
internal static class Page
{
    /// <summary>The page as text. It is well-formed XML too.</summary>
    public static string Text(string title, params object?[] content) => "<!DOCTYPE html>\n" + new XElement(
        "html",
        new XAttribute("lang", "en"),
        new XElement(
            "head",
            new XElement("meta", new XAttribute("charset", "utf-8")),
            Meta("viewport", "width=device-width, initial-scale=1"),
            Meta("generator", "neurosurgeon"),
            new XElement("title", title),
            new XElement("style", ChartStyle.Css)),
        new XElement("body", new XElement("main", new XElement("h1", title), content))) + "\n";

    /// <summary>A chart below a heading. Where it is wider than the window, it alone is scrolled.</summary>
    public static XElement Figure(IChart chart, string caption) => new(
        "figure",
        new XElement("h2", chart.Title),
        Wide(chart.Title, chart.Draw()),
        new XElement("figcaption", caption));

    /// <summary>Something that may be wider than the window, to be scrolled by keyboard as well.</summary>
    public static XElement Wide(string label, XElement content) => new(
        "div", new XAttribute("class", "wide"), new XAttribute("role", "region"), new XAttribute("aria-label", label), new XAttribute("tabindex", "0"), content);

    private static XElement Meta(string name, string content) => new("meta", new XAttribute("name", name), new XAttribute("content", content));
}
