using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using Neurosurgeon.Prediction.Features;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>Fits the trend of a kind by least squares of the relative error.</summary>
internal static class TrendFit
{
    private const int SignificantDigits = 6;

    /// <summary>The trend of the given form that fits best.</summary>
    public static Trend Fit(TrendForm form, IReadOnlyList<FittingRow> rows)
    {
        Matrix<double> terms = Matrix<double>.Build.Dense(rows.Count, WorkTerms.Count);
        Span<double> row = stackalloc double[WorkTerms.Count];
        for (int index = 0; index < rows.Count; index++)
        {
            WorkTerms.Write(rows[index].Work, rows[index].Work.Positions, row);
            for (int term = 0; term < WorkTerms.Count; term++)
                terms[index, term] = row[term];
        }

        double[] coefficients = form == TrendForm.Linear ? Linear(terms, rows) : Logarithmic(terms, rows);
        return new Trend(form, [.. coefficients.Select(Rounded)]);
    }

    /// <summary>Each row divided by its latency, so that it is the relative error that is squared.</summary>
    private static double[] Linear(Matrix<double> terms, IReadOnlyList<FittingRow> rows) =>
        NonNegativeLeastSquares.Solve(
            terms.MapIndexed((row, _, value) => value / rows[row].LatencyMs),
            Vector<double>.Build.Dense(rows.Count, 1));

    /// <summary>The logarithms less their means: what is left over at the means is the constant.</summary>
    private static double[] Logarithmic(Matrix<double> terms, IReadOnlyList<FittingRow> rows)
    {
        Matrix<double> logs = terms.Map(value => Math.Log(Math.Max(1, value)), Zeros.Include);
        Vector<double> values = Vector<double>.Build.Dense(rows.Count, row => rows[row].LogLatency);
        Vector<double> means = logs.ColumnSums() / rows.Count;
        double[] exponents = NonNegativeLeastSquares.Solve(
            logs.MapIndexed((_, column, value) => value - means[column], Zeros.Include), values - values.Mean());
        exponents[0] = values.Mean() - Enumerable.Range(1, WorkTerms.Count - 1).Sum(term => exponents[term] * means[term]);
        return exponents;
    }

    /// <summary>As many digits as the file keeps, so that a read predictor says the same as the fitted one.</summary>
    private static double Rounded(double value) =>
        double.Parse(value.ToString($"G{SignificantDigits}", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
