using System.Globalization;

namespace Neurosurgeon.Reports.Layers;

/// <summary>Predicted beside measured for a person: a row a layer, totals last.</summary>
internal static class ComparisonTable
{
    private const string Row = "{0,5}  {1,-18}  {2,-20}  {3,9}  {4,10}  {5,13}  {6,11}  {7,8}  {8,10}";

    public static void Write(TextWriter output, LayerStudy study)
    {
        output.WriteLine(Format("index", "layer", "kind", "MFLOPs", "output KB", "predicted ms", "measured ms", "error %", "energy mJ"));
        foreach (var studied in study.Layers)
        {
            var layer = studied.Layer;
            output.WriteLine(Format(
                layer.Index,
                layer.Name,
                StudyText.Kind(layer.Kind),
                StudyText.Millions(layer.Flops),
                StudyText.Kilobytes(layer.OutputBytes),
                StudyText.Predicted(studied.Prediction),
                StudyText.Milliseconds(studied.MeasuredMs),
                StudyText.Percent(studied.Error),
                StudyText.Millijoules(studied.EnergyMj)));
        }

        output.WriteLine(Format(
            "", "total", "",
            StudyText.Millions(study.Network.Layers.Sum(layer => layer.Flops)),
            "",
            StudyText.Milliseconds(study.PredictedMs),
            StudyText.Milliseconds(study.MeasuredMs),
            StudyText.Percent(study.Error),
            StudyText.Millijoules(study.EnergyMj)));
        output.WriteLine();
        foreach (var note in StudyNotes.All(study))
            output.WriteLine(note);
    }

    private static string Format(params object[] cells) => string.Format(CultureInfo.InvariantCulture, Row, cells).TrimEnd();
}
