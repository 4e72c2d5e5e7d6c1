using System.Globalization;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Hosts.Reporting;

/// <summary>The layer study for a person: a row a layer.</summary>
internal static class LayerTable
{
    private const string Row = "{0,5}  {1,-18}  {2,-20}  {3,-15}  {4,12}  {5,9}  {6,10}  {7,9}  {8}";
    private const int BarCharacters = 20;

    public static void Write(TextWriter output, Network network, LayerCosts costs, EngineDescription engine)
    {
        var slowestMs = costs.LayerMs.Max();
        output.WriteLine(Format("index", "layer", "kind", "output shape", "parameters", "MFLOPs", "output KB", "ms", ""));
        output.WriteLine(Format("", "input", "", Shape(network.Input), "", "", Kilobytes(network.Input.Bytes), "", ""));
        foreach (var layer in network.Layers)
        {
            var milliseconds = costs.LayerMs[layer.Index];
            output.WriteLine(Format(
                layer.Index,
                layer.Name,
                Kind(layer.Kind),
                string.Join(' ', layer.Outputs.Select(Shape)),
                layer.Parameters.ToString("N0", CultureInfo.InvariantCulture),
                (layer.Flops / 1e6).ToString("0.00", CultureInfo.InvariantCulture),
                Kilobytes(layer.OutputBytes),
                milliseconds.ToString("0.000", CultureInfo.InvariantCulture),
                new string('█', slowestMs > 0 ? (int)Math.Round(milliseconds / slowestMs * BarCharacters) : 0)));
        }

        output.WriteLine(Format(
            "", "total", "", "",
            network.Layers.Sum(layer => layer.Parameters).ToString("N0", CultureInfo.InvariantCulture),
            (network.Layers.Sum(layer => layer.Flops) / 1e6).ToString("0.00", CultureInfo.InvariantCulture),
            "",
            costs.TotalMs.ToString("0.000", CultureInfo.InvariantCulture),
            ""));
        output.WriteLine();
        output.WriteLine($"Measured on {engine.Device.ToString().ToLowerInvariant()} with {engine.Threads} threads by {engine.Name} {engine.Version}.");
    }

    /// <summary>A layer kind as a word: <c>depthwise_convolution</c>.</summary>
    public static string Kind(LayerKind kind) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    private static string Shape(TensorInfo info) => string.Join('×', info.Shape);

    private static string Kilobytes(long bytes) => (bytes / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Format(params object[] cells) => string.Format(CultureInfo.InvariantCulture, Row, cells).TrimEnd();
}
