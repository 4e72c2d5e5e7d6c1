using Neurosurgeon.Nodes;
using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Fitting;

namespace Neurosurgeon.Hosts.Commands;

/// <summary>Looks at what predictors are to be fitted to, before they are.</summary>
internal static class FittingCheck
{
    /// <summary>Names the kinds that will have no predictor of their own.</summary>
    /// <param name="samples">The measured layers, all computed by as many threads.</param>
    /// <exception cref="CommandException">No kind will have one.</exception>
    public static void Run(IReadOnlyList<LayerSample> samples)
    {
        var lacking = PredictorFit.Lacking(samples);
        var list = string.Join(", ", lacking.DefaultIfEmpty("no layer"));
        if (lacking.Count == samples.Select(sample => PredictorKind.Of(sample.Features)).Distinct().Count())
            throw CommandException.BadInput($"No predictor can be fitted, for too few different layers were measured: {list}. No predictors are written.");
        if (lacking.Count > 0)
            Console.Error.WriteLine($"Left without a predictor of their own, for too few different layers were measured: {list}. They are predicted from FLOPs and bytes alone.");
    }
}
