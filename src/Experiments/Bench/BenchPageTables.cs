using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Neurosurgeon.Reports.Decisions;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>The tables of a run's page.</summary>
internal static class BenchPageTables
{
    private static readonly ImmutableArray<(string Heading, Func<BenchCell, string> Text)> Numbers =
    [
        ("Edge's speed", cell => cell.Case.EdgeSpeed.ToString("0.###", CultureInfo.InvariantCulture)),
        ("Chosen", cell => DecisionText.Amount(cell.Chosen.Value)),
        ("Predicted", cell => DecisionText.Amount(cell.Chosen.Predicted!.Value)),
        ("Best", cell => DecisionText.Amount(cell.Best.Value)),
        ("Best / chosen", cell => Percent(1 / cell.Regret)),
        ("Cloud-only", cell => Value(cell.CloudOnly)),
        ("Edge-only", cell => Value(cell.EdgeOnly)),
        ("MAUI's rule", cell => Value(cell.Maui)),
        ("Cuts run", cell => $"{cell.Cuts.Count(cut => cut.IsMeasured)} of {cell.Cuts.Length}"),
    ];

    /// <summary>The chosen cuts: a row a network, a column a link.</summary>
    public static XElement Choices(BenchGrid grid) => Table(
        "By network and link",
        ["Network", .. grid.Links],
        grid.Models.Select(model => new XElement(
            "tr", RowHeading(model), grid.Links.Select(network => new XElement("td", grid.Find(model, network) is { } cell ? Choice(cell) : "not measured")))));

    /// <summary>Every cell: a row each.</summary>
    public static XElement Figures(ImmutableArray<BenchCell> cells) => Table(
        $"Medians, in {cells[0].Unit}; ≥ where the cut was not run, and only what it takes at least is known.",
        ["Network", "Link", "Cut chosen", "Best cut", .. Numbers.Select(column => column.Heading)],
        cells.Select(cell => new XElement(
            "tr",
            RowHeading(cell.Case.Model),
            new XElement("td", cell.Case.Link.Name),
            new XElement("td", BenchText.Name(cell, cell.Chosen)),
            new XElement("td", BenchText.Name(cell, cell.Best)),
            Numbers.Select(column => new XElement("td", new XAttribute("class", "number"), column.Text(cell))))));

    private static string Choice(BenchCell cell) => cell.Chosen == cell.Best
        ? BenchText.Name(cell, cell.Chosen)
        : $"{BenchText.Name(cell, cell.Chosen)} ({BenchText.Name(cell, cell.Best)}, {Percent(1 / cell.Regret)})";

    private static string Value(CutOutcome cut) => $"{(cut.IsMeasured ? "" : "≥ ")}{DecisionText.Amount(cut.Value)}";

    private static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    private static XElement RowHeading(string text) => new("th", new XAttribute("scope", "row"), text);

    private static XElement Table(string caption, IEnumerable<string> headings, IEnumerable<XElement> rows) => new(
        "table",
        new XElement("caption", caption),
        new XElement("thead", new XElement("tr", headings.Select(heading => new XElement("th", new XAttribute("scope", "col"), heading)))),
        new XElement("tbody", rows));
}
