using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>Fits predictors to measured layers.</summary>
public static class PredictorFit
{
    /// <summary>A predictor for each kind of which enough different layers were measured, and one for everything else.</summary>
    /// <param name="samples">The measured layers, all computed by as many threads; at least one.</param>
    /// <param name="fitted">Told the name of each kind when it is done; null for nobody.</param>
    public static PredictorSet Fit(IReadOnlyList<LayerSample> samples, Action<string>? fitted = null)
    {
        var kinds = new List<FittedKind>();
        foreach (var group in samples.GroupBy(sample => PredictorKind.Of(sample.Features)).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal))
        {
            LayerSample[] rows = [.. group];
            if (DifferentLayers(rows) < KindFit.LeastLayers)
                continue;
            kinds.Add(KindFit.Fit(group.Key, rows));
            fitted?.Invoke(group.Key.ToString());
        }

        return new PredictorSet(kinds, FallbackFit.Fit(samples));
    }

    /// <summary>The kinds that <see cref="Fit"/> leaves to the predictor for everything else, each with what there is and what is needed, in words.</summary>
    public static IReadOnlyList<string> Lacking(IReadOnlyList<LayerSample> samples) =>
    [
        .. from kind in samples.GroupBy(sample => PredictorKind.Of(sample.Features))
           let layers = DifferentLayers(kind)
           where layers < KindFit.LeastLayers
           orderby kind.Key.ToString()
           select $"{kind.Key} has {layers} in {kind.Count()} rows and needs {KindFit.LeastLayers}",
    ];

    private static int DifferentLayers(IEnumerable<LayerSample> samples) => samples.Select(sample => sample.Features).Distinct().Count();
}
