using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>A way to fit a kind.</summary>
/// <param name="Form">The form of the trend.</param>
/// <param name="Trees">How many oblivious trees correct it; 0 for none.</param>
internal readonly record struct KindCandidate(TrendForm Form, int Trees)
{
    /// <summary>The most trees of a candidate.</summary>
    public const int MostTrees = 160;

    /// <summary>All of them; the simpler first.</summary>
    public static IReadOnlyList<KindCandidate> All { get; } =
        [.. from trees in new[] { 0, 10, 20, 40, 80, MostTrees } from form in Enum.GetValues<TrendForm>() select new KindCandidate(form, trees)];
}
