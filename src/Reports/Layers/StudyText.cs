using System.Globalization;
using System.Text.Json;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction;

namespace Neurosurgeon.Reports.Layers;

/// <summary>The cells of a study's tables.</summary>
internal static class StudyText
{
    /// <summary>Marks what was predicted without a predictor of its kind.</summary>
    public const string FallbackMark = "*";

    /// <summary>A layer kind as a word: <c>depthwise_convolution</c>.</summary>
    public static string Kind(LayerKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>The shape of a tensor: <c>1×64×56×56</c>.</summary>
    public static string Shape(TensorInfo tensor) => string.Join('×', tensor.Shape);

    /// <summary>The shapes of what a layer puts out.</summary>
    public static string Shapes(Layer layer) => string.Join(' ', layer.Outputs.Select(Shape));

    /// <summary>A count: <c>1,024</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Operations in millions.</summary>
    public static string Millions(long operations) => (operations / 1e6).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Bytes as kilobytes.</summary>
    public static string Kilobytes(long bytes) => (bytes / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds to the microsecond.</summary>
    public static string Milliseconds(double? milliseconds) => milliseconds?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A predicted time, marked where the layer's kind was never fitted.</summary>
    public static string Predicted(LatencyPrediction? prediction) =>
        Milliseconds(prediction?.Milliseconds) + (prediction is { IsFallback: true } ? FallbackMark : "");

    /// <summary>A share as percent, with its sign.</summary>
    public static string Percent(double? share) => share is { } value ? (value * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) : "-";

    /// <summary>Millijoules.</summary>
    public static string Millijoules(double millijoules) => millijoules.ToString("0.00", CultureInfo.InvariantCulture);
}
