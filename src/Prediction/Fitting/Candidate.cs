using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>A way to fit a kind.</summary>
/// <param name="Form">The form of the trend.</param>
/// <param name="Tables">How many decision tables correct it; 0 for none.</param>
internal readonly record struct Candidate(TrendForm Form, int Tables)
{
    /// <summary>The most tables of a candidate.</summary>
    public const int MostTables = 160;

    /// <summary>All of them; the simpler first.</summary>
    public static IReadOnlyList<Candidate> All { get; } =
        [.. from tables in new[] { 0, 10, 20, 40, 80, MostTables } from form in Enum.GetValues<TrendForm>() select new Candidate(form, tables)];
}
