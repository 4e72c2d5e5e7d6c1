using System.Globalization;
using CsvHelper;

namespace Neurosurgeon.Prediction.Datasets;

/// <summary>The fields of one line, by the name of their column. What is wrong with one is noted, and the line is then no good.</summary>
internal sealed class CsvLine(CsvReader csv, string file, ICollection<string> faults)
{
    private const double LongestMs = 1e9;

    /// <summary>Whether a field of this line was noted.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>A size: a whole number from 1 on.</summary>
    public int Size(string column) => (int)Whole(column, 1, int.MaxValue);

    /// <summary>A count: a whole number from 0 on.</summary>
    public long Count(string column) => Whole(column, 0, long.MaxValue);

    /// <summary>A latency: above 0 milliseconds.</summary>
    public double Milliseconds(string column) => Number(column, above: 0, LongestMs);

    /// <summary>Any finite number that is not negative, 1.05E+11 included.</summary>
    public double Magnitude(string column) => Number(column, above: double.NegativeInfinity, double.MaxValue) is >= 0 and var value
        ? value
        : Fault(column, "a number from 0 on");

    /// <summary>A name; it may be empty.</summary>
    public string Text(string column) => Field(column);

    /// <summary>0 or 1.</summary>
    public bool Flag(string column) => Whole(column, 0, 1) == 1;

    private long Whole(string column, long least, long most) =>
        long.TryParse(Field(column), NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most
            ? value
            : (long)Fault(column, most == 1 ? "0 or 1" : $"a whole number from {least} to {most}");

    private double Number(string column, double above, double most) =>
        double.TryParse(Field(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > above && value <= most
            ? value
            : Fault(column, double.IsFinite(above) ? string.Create(CultureInfo.InvariantCulture, $"a number above {above}") : "a finite number");

    private string Field(string column) => csv.GetString(column).Trim();

    /// <summary>Notes the first fault of a line; the line's others would only repeat it.</summary>
    private double Fault(string column, string right)
    {
        if (!IsFaulty)
            faults.Add($"{file}, line {csv.LineNumber}, column {column}: '{Shortened(Field(column))}' is not {right}.");
        IsFaulty = true;
        return 1;
    }

    private static string Shortened(string field) => field.Length <= 40 ? field : field[..40] + "…";
}
