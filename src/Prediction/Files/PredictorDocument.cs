using Neurosurgeon.Prediction.Features;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Files;

/// <summary>A file of predictors.</summary>
/// <param name="Schema">Version of the format.</param>
/// <param name="Origin">What they hold for.</param>
/// <param name="Terms">The terms that coefficients belong to, in order.</param>
/// <param name="Features">The features that comparisons count from 0.</param>
/// <param name="Kinds">The predictor of each kind.</param>
/// <param name="Fallback">The predictor of every other kind.</param>
internal sealed record PredictorDocument(
    int Schema, PredictorOrigin Origin, string[] Terms, string[] Features, KindPart[] Kinds, FallbackPredictor Fallback)
{
    /// <summary>As it is written.</summary>
    public static PredictorDocument Of(PredictorSet set, PredictorOrigin origin) =>
        new(PredictorFile.SchemaVersion, origin, WorkTerms.Names, LogFeatures.Names, [.. set.Kinds.Select(KindPart.Of)], set.Fallback);

    /// <summary>What is wrong with it, in words; null if nothing is.</summary>
    public string? Fault()
    {
        if (!Terms.SequenceEqual(WorkTerms.Names) || !Features.SequenceEqual(LogFeatures.Names))
            return "its terms or features are not those of this version";
        if (Origin.Threads < 1)
            return $"it is of {Origin.Threads} threads";
        if (Origin.Calibration is { } calibration && !calibration.IsSane)
            return "its device's calibration is not above 0, or no number";
        if (Fallback is not { ConstantMs: > 0 and < double.PositiveInfinity, MsPerFlop: >= 0 and < double.PositiveInfinity, MsPerByte: >= 0 and < double.PositiveInfinity })
            return "the fallback's constant is not above 0, or one of its prices is negative or no number";
        if (Kinds.Any(kind => kind is null))
            return "a kind is null";
        if (Kinds.GroupBy(kind => kind.Kind).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return $"the kind '{twice.Key}' is there {twice.Count()} times";
        return Kinds.Select(kind => kind.Fault()).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>The predictors of a file without a <see cref="Fault"/>.</summary>
    public PredictorSet ToSet() => new([.. Kinds.Select(kind => kind.ToKind())], Fallback);
}
