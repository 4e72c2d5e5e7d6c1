using System.Text.Json.Serialization;
using Neurosurgeon.Prediction.Fitting;

namespace Neurosurgeon.Reports.Predictors;

/// <summary>How well predictors do, for a program: an object a kind.</summary>
internal static class QualityLines
{
    private const int Digits = 4;

    public static void Write(TextWriter output, IEnumerable<HoldOutResult> results)
    {
        foreach (var result in results)
        {
            var quality = result.Quality;
            output.WriteLine(JsonLines.Write(new Line(
                result.Kind.ToString(), quality.Rows, double.IsFinite(quality.RSquared) ? Rounded(quality.RSquared) : null,
                Rounded(quality.MedianError), Rounded(quality.Within10), Rounded(quality.Within20), result.IsFallback ? true : null)));
        }
    }

    private static double Rounded(double value) => Math.Round(value, Digits);

    private sealed record Line(
        string Kind,
        int Rows,
        [property: JsonPropertyName("r2")] double? RSquared,
        double MedianError,
        [property: JsonPropertyName("within_10")] double Within10,
        [property: JsonPropertyName("within_20")] double Within20,
        bool? Fallback);
}
