using System.Globalization;
using Neurosurgeon.Planning.Explanation;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>The cells of a decision's tables.</summary>
internal static class DecisionText
{
    /// <summary>A time or energy to three significant digits or so: more would be noise.</summary>
    public static string Amount(double value) => value.ToString(
        value switch { >= 99.95 => "0", >= 9.995 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);

    /// <summary>Bytes as kilobytes.</summary>
    public static string Kilobytes(long bytes) => (bytes / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>In which encodings a cut's tensors cross; several are joined by a plus sign.</summary>
    public static string Codec(Candidate candidate) =>
        candidate.Encodings.IsEmpty ? "–" : string.Join('+', candidate.Encodings.Distinct().Select(encoding => encoding.Name));
}
