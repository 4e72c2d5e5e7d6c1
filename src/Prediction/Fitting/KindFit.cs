using MathNet.Numerics.Statistics;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>Fits the predictor of one kind: tries every candidate on rows that it was not fitted to, and takes the best.</summary>
internal static class KindFit
{
    /// <summary>Fewer rows than this are left to the predictor for everything.</summary>
    public const int LeastRows = 8;

    private const int Folds = 5;
    private const int ShuffleSeed = 1;

    /// <summary>By how much, of its error, a larger predictor has to be better than a smaller one.</summary>
    private const double WorthWhile = 0.01;

    /// <summary>The best predictor for these rows.</summary>
    public static FittedKind Fit(PredictorKind kind, IReadOnlyList<LayerSample> samples)
    {
        FittingRow[] rows = [.. samples.Select(sample => new FittingRow(sample))];
        new Random(ShuffleSeed).Shuffle(rows);
        Dictionary<Candidate, List<(double PredictedMs, double MeasuredMs)>> tried = Try(rows);
        Candidate best = Candidate.All[0];
        foreach (Candidate candidate in Candidate.All)
        {
            if (Error(tried[candidate]) < Error(tried[best]) * (1 - WorthWhile))
                best = candidate;
        }

        Trend trend = TrendFit.Fit(best.Form, rows);
        Correction? correction = best.Tables == 0 ? null : CorrectionFit.Fit(trend, rows, best.Tables);
        return new FittedKind(kind, new LatencyPredictor(trend, correction), PredictionQuality.Of(tried[best]));
    }

    private static Dictionary<Candidate, List<(double, double)>> Try(FittingRow[] rows)
    {
        var tried = Candidate.All.ToDictionary(candidate => candidate, _ => new List<(double, double)>(rows.Length));
        Parallel.ForEach(from fold in Enumerable.Range(0, Folds) from form in Enum.GetValues<TrendForm>() select (fold, form), part =>
        {
            FittingRow[] others = [.. rows.Where((_, index) => index % Folds != part.fold)];
            FittingRow[] held = [.. rows.Where((_, index) => index % Folds == part.fold)];
            Trend trend = TrendFit.Fit(part.form, others);
            Correction full = CorrectionFit.Fit(trend, others, Candidate.MostTables);
            foreach (Candidate candidate in Candidate.All.Where(candidate => candidate.Form == part.form))
            {
                var predictor = new LatencyPredictor(trend, candidate.Tables == 0 ? null : full.Take(candidate.Tables));
                (double, double)[] pairs = [.. held.Select(row => (predictor.PredictMs(row.Sample.Features), row.LatencyMs))];
                lock (tried)
                    tried[candidate].AddRange(pairs);
            }
        });
        return tried;
    }

    /// <summary>The mean distance of the logarithms: a factor too much counts as much as the same factor too little.</summary>
    private static double Error(List<(double PredictedMs, double MeasuredMs)> pairs) =>
        pairs.Select(pair => Math.Abs(Math.Log(pair.PredictedMs / pair.MeasuredMs))).Mean();
}
