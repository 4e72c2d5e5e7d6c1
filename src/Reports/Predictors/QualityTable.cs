using System.Globalization;
using Neurosurgeon.Prediction;

namespace Neurosurgeon.Reports.Predictors;

/// <summary>How well predictors do, for a person: a row a kind.</summary>
internal static class QualityTable
{
    private const string Row = "{0,-24}  {1,7}  {2,7}  {3,12}  {4,9}  {5,9}";

    public static void Write(TextWriter output, IEnumerable<(string Kind, PredictionQuality Quality)> rows)
    {
        output.WriteLine(Format("kind", "rows", "r2", "median_error", "within_10", "within_20"));
        foreach (var (kind, quality) in rows)
        {
            output.WriteLine(Format(
                kind, quality.Rows, double.IsFinite(quality.RSquared) ? Share(quality.RSquared) : "-",
                Share(quality.MedianError), Share(quality.Within10), Share(quality.Within20)));
        }
    }

    private static string Share(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Format(params object[] cells) => string.Format(CultureInfo.InvariantCulture, Row, cells).TrimEnd();
}
