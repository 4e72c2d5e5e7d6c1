using System.Text.Json.Serialization;

namespace Neurosurgeon.Prediction.Files;

/// <summary>A quality, in a file; see <see cref="PredictionQuality"/>.</summary>
internal sealed record QualityPart(
    int Rows,
    [property: JsonPropertyName("r2")] double? RSquared,
    double MedianError,
    [property: JsonPropertyName("within_10")] double Within10,
    [property: JsonPropertyName("within_20")] double Within20)
{
    /// <summary>As it is written: to four digits, and without an R² that is no number.</summary>
    public static QualityPart Of(PredictionQuality quality) => new(
        quality.Rows, double.IsFinite(quality.RSquared) ? Math.Round(quality.RSquared, 4) : null,
        Math.Round(quality.MedianError, 4), Math.Round(quality.Within10, 4), Math.Round(quality.Within20, 4));

    /// <summary>As it was.</summary>
    public PredictionQuality ToQuality() => new(Rows, RSquared ?? double.NaN, MedianError, Within10, Within20);
}
