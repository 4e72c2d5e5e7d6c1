using MathNet.Numerics.Statistics;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>Fits the predictor of one kind: tries every candidate on rows that it was not fitted to, and takes the best.</summary>
internal static class KindFit
{
    /// <summary>A kind of which fewer different layers than this were measured is left to the predictor for everything.</summary>
    public const int LeastLayers = 8;

    private const int Folds = 5;
    private const int ShuffleSeed = 1;

    /// <summary>By how much, of its error, a larger predictor has to be better than a smaller one.</summary>
    private const double WorthWhile = 0.01;

    /// <summary>The best predictor for these rows.</summary>
    public static FittedKind Fit(PredictorKind kind, IReadOnlyList<LayerSample> samples)
    {
        FittingRow[] rows = [.. samples.Select(sample => new FittingRow(sample))];
        new Random(ShuffleSeed).Shuffle(rows);
        Dictionary<KindCandidate, (double PredictedMs, double MeasuredMs)[]> tried = Try(rows);
        KindCandidate best = KindCandidate.All[0];
        foreach (KindCandidate candidate in KindCandidate.All)
        {
            if (Error(tried[candidate]) < Error(tried[best]) * (1 - WorthWhile))
                best = candidate;
        }

        Trend trend = TrendFit.Fit(best.Form, rows);
        Residual? residual = best.Trees == 0 ? null : ResidualFit.Fit(trend, rows, best.Trees);
        return new FittedKind(kind, new LatencyPredictor(trend, residual), PredictionQuality.Of(tried[best]));
    }

    /// <summary>For each candidate, predictions of all rows by predictors that were fitted without them.</summary>
    private static Dictionary<KindCandidate, (double PredictedMs, double MeasuredMs)[]> Try(FittingRow[] rows)
    {
        (int Fold, TrendForm Form)[] parts = [.. from fold in Enumerable.Range(0, Folds) from form in Enum.GetValues<TrendForm>() select (fold, form)];
        var tried = new Dictionary<KindCandidate, (double, double)[]>[parts.Length];
        Parallel.For(0, parts.Length, part => tried[part] = Try(rows, parts[part].Fold, parts[part].Form));
        return KindCandidate.All.ToDictionary(
            candidate => candidate,
            candidate => tried.SelectMany(part => part.GetValueOrDefault(candidate, [])).ToArray());
    }

    private static Dictionary<KindCandidate, (double, double)[]> Try(FittingRow[] rows, int fold, TrendForm form)
    {
        FittingRow[] others = [.. rows.Where((_, index) => index % Folds != fold)];
        FittingRow[] held = [.. rows.Where((_, index) => index % Folds == fold)];
        Trend trend = TrendFit.Fit(form, others);
        Residual full = ResidualFit.Fit(trend, others, KindCandidate.MostTrees);
        return KindCandidate.All.Where(candidate => candidate.Form == form).ToDictionary(candidate => candidate, candidate =>
        {
            var predictor = new LatencyPredictor(trend, candidate.Trees == 0 ? null : full.Take(candidate.Trees));
            return held.Select(row => (predictor.PredictMs(row.Sample.Features), row.LatencyMs)).ToArray();
        });
    }

    /// <summary>The mean distance of the logarithms: a factor too much counts as much as the same factor too little.</summary>
    private static double Error((double PredictedMs, double MeasuredMs)[] pairs) =>
        pairs.Select(pair => Math.Abs(Math.Log(pair.PredictedMs / pair.MeasuredMs))).Mean();
}
