using System.Collections.Immutable;
using System.Xml.Linq;
using Neurosurgeon.Reports.Charts;

namespace Neurosurgeon.Reports.Layers;

/// <summary>The layer study as a page: what Figures 5 and 7 of the paper show, for this network on this device.</summary>
internal static class StudyPage
{
    /// <summary>The page as text.</summary>
    public static string Text(LayerStudy study) => Page.Text(
        $"{study.Network.Name}, layer by layer",
        new XElement("p", Summary(study)),
        Page.Figure(Latency(study), LatencyCaption(study)),
        Page.Figure(Sizes(study), "What a cut after that layer sends, where no other tensor crosses. The first bar is the network's input."),
        new XElement("h2", "All figures"),
        Page.Wide("All figures", StudyPageTable.Draw(study)),
        StudyNotes.All(study).Select(note => new XElement("p", note)));

    private static string Summary(LayerStudy study)
    {
        var network = study.Network;
        return $"{network.Layers.Length} layers, {network.Layers.Sum(layer => layer.Flops) / 1e6:N0} million floating-point operations, "
            + $"{network.Layers.Sum(layer => layer.Parameters) / 1e6:N1} million parameters: {Quantity.Text(study.MeasuredMs)} ms measured"
            + (study.PredictedMs is { } predictedMs ? $", {Quantity.Text(predictedMs)} ms predicted ({StudyText.Percent(study.Error)}\u00a0%)" : "")
            + $", {Quantity.Text(study.EnergyMj)} mJ{(study.EnergySource is null ? " by configured watts" : "")}.";
    }

    private static BarChart Latency(LayerStudy study)
    {
        var measured = new Series("measured", ChartStyle.Measured, [.. study.Layers.Select(layer => layer.MeasuredMs)]);
        ImmutableArray<Series> series = study.Predictors is null
            ? [measured]
            : [measured, new Series("predicted", ChartStyle.Predicted, [.. study.Layers.Select(layer => layer.Prediction!.Value.Milliseconds)])];
        var slowest = study.Layers.MaxBy(layer => layer.MeasuredMs)!;
        return new BarChart(
            "latency",
            "Latency of each layer",
            $"Bars of {study.Layers.Length} layers in their order. The slowest is {slowest.Layer.Name} with {Quantity.Text(slowest.MeasuredMs)} of {Quantity.Text(study.MeasuredMs)} ms. The table below has every value.",
            "ms",
            [.. study.Layers.Select(layer => layer.Layer.Name)],
            series,
            Scale.Linear(series.SelectMany(bars => bars.Values)));
    }

    private static string LatencyCaption(LayerStudy study) =>
        StudyNotes.Times(study) + (StudyNotes.Predictions(study) is { } predictions ? $" {predictions}" : "");

    private static BarChart Sizes(LayerStudy study)
    {
        ImmutableArray<(string Name, long Bytes)> sizes =
            [("input", study.Network.Input.Bytes), .. study.Network.Layers.Select(layer => (layer.Name, layer.OutputBytes))];
        var (largest, smallest) = (sizes.MaxBy(size => size.Bytes), sizes.MinBy(size => size.Bytes));
        ImmutableArray<double> kilobytes = [.. sizes.Select(size => size.Bytes / 1000.0)];
        return new BarChart(
            "size",
            "Output size of each layer",
            $"Bars of the input and {study.Layers.Length} layers in their order. The largest is {Named(largest)}, the smallest {Named(smallest)}. The table below has every value.",
            "KB",
            [.. sizes.Select(size => size.Name)],
            [new Series("output", ChartStyle.Size, kilobytes)],
            Scale.Fitting(kilobytes));
    }

    private static string Named((string Name, long Bytes) size) => $"{size.Name} with {Quantity.Text(size.Bytes / 1000.0)} KB";
}
