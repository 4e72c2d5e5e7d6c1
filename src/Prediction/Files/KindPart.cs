using Neurosurgeon.Prediction.Features;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Files;

/// <summary>The predictor of a kind, in a file.</summary>
/// <param name="Kind">The kind's name.</param>
/// <param name="CrossValidated">How well it did on rows that it was not fitted to.</param>
/// <param name="Trend">The trend.</param>
/// <param name="Correction">The correction of the trend, if there is one.</param>
internal sealed record KindPart(string Kind, QualityPart CrossValidated, Trend Trend, ResidualPart? Correction)
{
    /// <summary>As it is written.</summary>
    public static KindPart Of(FittedKind kind) => new(
        kind.Kind.ToString(), QualityPart.Of(kind.Quality), kind.Predictor.Trend,
        kind.Predictor.Residual is { } residual ? ResidualPart.Of(residual) : null);

    /// <summary>What is wrong with it, in words; null if nothing is.</summary>
    public string? Fault()
    {
        if (PredictorKind.Parse(Kind) is null)
            return $"'{Kind}' is not a kind of layers";
        if (!Enum.IsDefined(Trend.Form) || Trend.Coefficients.Length != WorkTerms.Count)
            return $"the trend of {Kind} does not have {WorkTerms.Count} coefficients";
        if (!Trend.Coefficients.All(double.IsFinite))
            return $"a coefficient of {Kind} is not finite";
        if (Trend.Coefficients.Skip(Trend.Form == TrendForm.Logarithmic ? 1 : 0).Any(coefficient => coefficient < 0))
            return $"a coefficient of {Kind} is negative, so that more work would take less time";
        return Correction?.Fault() is { } fault ? $"the correction of {Kind} {fault}" : null;
    }

    /// <summary>The predictor of a part without a <see cref="Fault"/>.</summary>
    public FittedKind ToKind() =>
        new(PredictorKind.Parse(Kind)!.Value, new LatencyPredictor(Trend, Correction?.ToResidual()), CrossValidated.ToQuality());
}
