using MathNet.Numerics;
using MathNet.Numerics.Statistics;

namespace Neurosurgeon.Prediction;

/// <summary>How well predictions met measurements.</summary>
/// <param name="Rows">How many were compared.</param>
/// <param name="RSquared">Coefficient of determination of the latencies in milliseconds; NaN where all are equal.</param>
/// <param name="MedianError">Median of |predicted / measured − 1|.</param>
/// <param name="Within10">Share, of 1, whose error is 10 % or less.</param>
/// <param name="Within20">Share, of 1, whose error is 20 % or less.</param>
public sealed record PredictionQuality(int Rows, double RSquared, double MedianError, double Within10, double Within20)
{
    /// <summary>Compares predictions with measurements, pair by pair, in milliseconds.</summary>
    public static PredictionQuality Of(IReadOnlyList<(double PredictedMs, double MeasuredMs)> pairs)
    {
        double[] errors = [.. pairs.Select(pair => Math.Abs(pair.PredictedMs / pair.MeasuredMs - 1))];
        return new PredictionQuality(
            pairs.Count,
            GoodnessOfFit.CoefficientOfDetermination(pairs.Select(pair => pair.PredictedMs), pairs.Select(pair => pair.MeasuredMs)),
            errors.Median(),
            errors.Count(error => error <= 0.1) / (double)pairs.Count,
            errors.Count(error => error <= 0.2) / (double)pairs.Count);
    }
}
