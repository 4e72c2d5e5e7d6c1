using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>Fits on a part of a dataset and compares with the rest.</summary>
public static class HoldOut
{
    /// <summary>The quality on the rows held out, a kind.</summary>
    /// <param name="samples">The measured layers, all computed by as many threads.</param>
    /// <param name="share">The share held out of each kind's rows: the last, after a shuffle; between 0 and 1.</param>
    /// <param name="seed">Of the shuffle.</param>
    /// <param name="fitted">Told the name of each kind when it is done; null for nobody.</param>
    /// <returns>The kinds in the order of the samples. Those with too few rows to fit are predicted by the fallback.</returns>
    public static IReadOnlyList<HoldOutResult> Evaluate(
        IReadOnlyList<LayerSample> samples, double share, int seed, Action<string>? fitted = null)
    {
        var random = new Random(seed);
        var kept = new List<LayerSample>();
        var held = new List<(PredictorKind Kind, LayerSample[] Samples)>();
        foreach (var group in samples.GroupBy(sample => PredictorKind.Of(sample.Features)))
        {
            LayerSample[] rows = [.. group];
            random.Shuffle(rows);
            int first = rows.Length - (int)Math.Round(rows.Length * share);
            kept.AddRange(rows[..first]);
            if (first < rows.Length)
                held.Add((group.Key, rows[first..]));
        }

        PredictorSet set = PredictorFit.Fit(kept, fitted);
        return [.. held.Select(part => Compare(set, part.Kind, part.Samples))];
    }

    private static HoldOutResult Compare(PredictorSet set, PredictorKind kind, LayerSample[] samples) => new(
        kind,
        set.Predict(samples[0].Features).IsFallback,
        PredictionQuality.Of([.. samples.Select(sample => (set.Predict(sample.Features).Milliseconds, sample.LatencyMs))]));
}
