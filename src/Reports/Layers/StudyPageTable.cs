using System.Collections.Immutable;
using System.Xml.Linq;

namespace Neurosurgeon.Reports.Layers;

/// <summary>The table of a study's page: a row a layer, totals last.</summary>
internal static class StudyPageTable
{
    private static readonly ImmutableArray<Column> Columns =
    [
        new("Index", true, layer => $"{layer.Layer.Index}", _ => ""),
        new("Layer", false, layer => layer.Layer.Name, _ => "total") { IsRowHeading = true },
        new("Kind", false, layer => StudyText.Kind(layer.Layer.Kind), _ => ""),
        new("Output shape", false, layer => StudyText.Shapes(layer.Layer), _ => ""),
        new("Parameters", true, layer => StudyText.Count(layer.Layer.Parameters), study => StudyText.Count(study.Network.Layers.Sum(layer => layer.Parameters))),
        new("MFLOPs", true, layer => StudyText.Millions(layer.Layer.Flops), study => StudyText.Millions(study.Network.Layers.Sum(layer => layer.Flops))),
        new("Output, KB", true, layer => StudyText.Kilobytes(layer.Layer.OutputBytes), _ => ""),
        new("Measured, ms", true, layer => StudyText.Milliseconds(layer.MeasuredMs), study => StudyText.Milliseconds(study.MeasuredMs)),
        new("Predicted, ms", true, layer => StudyText.Predicted(layer.Prediction), study => StudyText.Milliseconds(study.PredictedMs)) { IsOfPredictions = true },
        new("Error, %", true, layer => StudyText.Percent(layer.Error), study => StudyText.Percent(study.Error)) { IsOfPredictions = true },
        new("Energy, mJ", true, layer => StudyText.Millijoules(layer.EnergyMj), study => StudyText.Millijoules(study.EnergyMj)),
    ];

    /// <summary>Draws it. Without predictors it has no columns for them.</summary>
    public static XElement Draw(LayerStudy study)
    {
        var columns = Columns.Where(column => study.Predictors is not null || !column.IsOfPredictions).ToImmutableArray();
        return new XElement(
            "table",
            new XElement("caption", "Each layer's configuration, its time and its energy."),
            new XElement("thead", new XElement("tr", columns.Select(column => Cell("th", column, column.Heading, "col")))),
            new XElement("tbody", study.Layers.Select(layer => Row(columns, column => column.Text(layer)))),
            new XElement("tfoot", Row(columns, column => column.Total(study))));
    }

    private static XElement Row(ImmutableArray<Column> columns, Func<Column, string> text) => new(
        "tr",
        columns.Select(column => column.IsRowHeading ? Cell("th", column, text(column), "row") : Cell("td", column, text(column), scope: null)));

    private static XElement Cell(string element, Column column, string text, string? scope) => new(
        element,
        scope is null ? null : new XAttribute("scope", scope),
        column.IsNumber ? new XAttribute("class", "number") : null,
        text);

    private sealed record Column(string Heading, bool IsNumber, Func<StudiedLayer, string> Text, Func<LayerStudy, string> Total)
    {
        public bool IsRowHeading { get; init; }

        public bool IsOfPredictions { get; init; }
    }
}
