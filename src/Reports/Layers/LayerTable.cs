using System.Globalization;

namespace Neurosurgeon.Reports.Layers;

/// <summary>A network's layers and their measured times for a person: a row a layer.</summary>
internal static class LayerTable
{
    private const string Row = "{0,5}  {1,-18}  {2,-20}  {3,-15}  {4,12}  {5,9}  {6,10}  {7,9}  {8}";
    private const int BarCharacters = 20;

    public static void Write(TextWriter output, LayerStudy study)
    {
        var network = study.Network;
        var slowestMs = study.Layers.Max(studied => studied.MeasuredMs);
        output.WriteLine(Format("index", "layer", "kind", "output shape", "parameters", "MFLOPs", "output KB", "ms", ""));
        output.WriteLine(Format("", "input", "", StudyText.Shape(network.Input), "", "", StudyText.Kilobytes(network.Input.Bytes), "", ""));
        foreach (var studied in study.Layers)
        {
            var layer = studied.Layer;
            output.WriteLine(Format(
                layer.Index,
                layer.Name,
                StudyText.Kind(layer.Kind),
                StudyText.Shapes(layer),
                StudyText.Count(layer.Parameters),
                StudyText.Millions(layer.Flops),
                StudyText.Kilobytes(layer.OutputBytes),
                StudyText.Milliseconds(studied.MeasuredMs),
                new string('█', slowestMs > 0 ? (int)Math.Round(studied.MeasuredMs / slowestMs * BarCharacters) : 0)));
        }

        output.WriteLine(Format(
            "", "total", "", "",
            StudyText.Count(network.Layers.Sum(layer => layer.Parameters)),
            StudyText.Millions(network.Layers.Sum(layer => layer.Flops)),
            "",
            StudyText.Milliseconds(study.MeasuredMs),
            ""));
        output.WriteLine();
        output.WriteLine(StudyNotes.Times(study));
    }

    private static string Format(params object[] cells) => string.Format(CultureInfo.InvariantCulture, Row, cells).TrimEnd();
}
