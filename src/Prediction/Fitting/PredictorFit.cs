using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>Fits predictors to measured layers.</summary>
public static class PredictorFit
{
    /// <summary>A predictor for each kind of which there are enough samples, and one for everything else.</summary>
    /// <param name="samples">The measured layers, all computed by as many threads; at least one.</param>
    /// <param name="fitted">Told the name of each kind when it is done; null for nobody.</param>
    public static PredictorSet Fit(IReadOnlyList<LayerSample> samples, Action<string>? fitted = null)
    {
        var kinds = new List<FittedKind>();
        foreach (var group in samples.GroupBy(sample => PredictorKind.Of(sample.Features)).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal))
        {
            LayerSample[] rows = [.. group];
            if (rows.Length < KindFit.LeastRows)
                continue;
            kinds.Add(KindFit.Fit(group.Key, rows));
            fitted?.Invoke(group.Key.ToString());
        }

        return new PredictorSet(kinds, FallbackFit.Fit(samples));
    }
}
