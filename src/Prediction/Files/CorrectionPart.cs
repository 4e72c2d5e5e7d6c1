using Neurosurgeon.Prediction.Features;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Files;

/// <summary>A correction, in a file; see <see cref="Correction"/> and <see cref="DecisionTables"/>.</summary>
internal sealed record CorrectionPart(
    double[] Nodes, float LeastLog, float LargestLog, int Depth, int[] Features, float[] Thresholds, float[] Values)
{
    /// <summary>No correction is a factor of more than e to this power.</summary>
    private const float ExtremeLog = 20;

    /// <summary>As it is written.</summary>
    public static CorrectionPart Of(Correction correction) => new(
        correction.Nodes, correction.LeastLog, correction.LargestLog,
        correction.Tables.Depth, correction.Tables.Features, correction.Tables.Thresholds, correction.Tables.Values);

    /// <summary>What is wrong with it, in words; null if nothing is.</summary>
    public string? Fault()
    {
        if (Nodes.Length is 0 or > Correction.MaximumNodes)
            return $"has {Nodes.Length} nodes; right are 1 to {Correction.MaximumNodes}";
        if (!Nodes.All(node => double.IsFinite(node) && node > 0) || !Nodes.Zip(Nodes.Skip(1)).All(pair => pair.First < pair.Second))
            return "has nodes that do not ascend from above 0";
        if (Depth is < 1 or > DecisionTables.MaximumDepth || Features.Length % Depth != 0 || Features.Length / Depth > DecisionTables.MaximumCount)
            return $"has tables of {Depth} comparisons, {Features.Length} in all; right are 1 to {DecisionTables.MaximumDepth} a table and at most {DecisionTables.MaximumCount} tables";
        if (Thresholds.Length != Features.Length || Values.Length != (long)Features.Length / Depth << Depth)
            return "does not have a threshold for each comparison and a value for each outcome";
        if (Features.Any(feature => feature < 0 || feature >= LogFeatures.Count))
            return $"compares a feature that is none of {LogFeatures.Count}";
        if (!Thresholds.Concat(Values).All(float.IsFinite))
            return "holds a value that is not finite";
        return LeastLog >= -ExtremeLog && LeastLog <= LargestLog && LargestLog <= ExtremeLog
            ? null
            : $"is not limited to a range within ±{ExtremeLog}";
    }

    /// <summary>The correction of a part without a <see cref="Fault"/>.</summary>
    public Correction ToCorrection() => new(Nodes, new DecisionTables(Depth, Features, Thresholds, Values, LogFeatures.Count), LeastLog, LargestLog);
}
