using System.Collections.Immutable;

namespace Neurosurgeon.Reports.Layers;

/// <summary>The layer study for a program: an object a layer and an object a cut.</summary>
internal static class LayerLines
{
    private const string PowerModel = "power model";

    public static void Write(TextWriter output, LayerStudy study)
    {
        foreach (var studied in study.Layers)
        {
            var layer = studied.Layer;
            output.WriteLine(JsonLines.Write(new LayerLine(
                "layer", layer.Index, layer.Name, StudyText.Kind(layer.Kind), layer.Outputs[0].Shape, layer.Parameters,
                layer.Flops / 1e6, layer.OutputBytes, JsonLines.Ms(studied.MeasuredMs),
                studied.Prediction is { } prediction ? JsonLines.Ms(prediction.Milliseconds) : null,
                studied.Prediction is { IsFallback: true } ? true : null,
                Math.Round(studied.EnergyMj, 3),
                study.EnergySource ?? PowerModel)));
        }

        foreach (var cut in study.Network.Cuts)
        {
            output.WriteLine(JsonLines.Write(new CutLine(
                "cut", cut.Index, cut.After, cut.Bytes, [.. cut.Tensors.Select(tensor => new TensorPart(tensor.Name, tensor.Shape, tensor.Bytes))])));
        }
    }

    private sealed record LayerLine(
        string Type, int Index, string Name, string Kind, ImmutableArray<int> OutputShape, long Parameters, double Mflops, long OutputBytes, double Ms,
        double? PredictedMs, bool? Fallback, double EnergyMj, string EnergySource);

    private sealed record CutLine(string Type, int Index, string After, long Bytes, ImmutableArray<TensorPart> Tensors);

    private sealed record TensorPart(string Name, ImmutableArray<int> Shape, long Bytes);
}
