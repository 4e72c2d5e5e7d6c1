using Neurosurgeon.Prediction.Features;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Files;

/// <summary>A residual, in a file; see <see cref="Residual"/> and <see cref="ObliviousTrees"/>.</summary>
internal sealed record ResidualPart(
    double[] Nodes, float LeastLog, float LargestLog, int Depth, int[] Features, float[] Thresholds, float[] Values)
{
    /// <summary>No residual is a factor of more than e to this power.</summary>
    private const float ExtremeLog = 20;

    /// <summary>As it is written.</summary>
    public static ResidualPart Of(Residual residual) => new(
        residual.Nodes, residual.LeastLog, residual.LargestLog,
        residual.Trees.Depth, residual.Trees.Features, residual.Trees.Thresholds, residual.Trees.Values);

    /// <summary>What is wrong with it, in words; null if nothing is.</summary>
    public string? Fault()
    {
        if (Nodes.Length is 0 or > Residual.MaximumNodes)
            return $"has {Nodes.Length} nodes; right are 1 to {Residual.MaximumNodes}";
        if (!Nodes.All(node => double.IsFinite(node) && node > 0) || !Nodes.Zip(Nodes.Skip(1)).All(pair => pair.First < pair.Second))
            return "has nodes that do not ascend from above 0";
        if (Depth is < 1 or > ObliviousTrees.MaximumDepth || Features.Length % Depth != 0 || Features.Length / Depth > ObliviousTrees.MaximumCount)
            return $"has trees of {Depth} comparisons, {Features.Length} in all; right are 1 to {ObliviousTrees.MaximumDepth} a tree and at most {ObliviousTrees.MaximumCount} trees";
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

    /// <summary>The residual of a part without a <see cref="Fault"/>.</summary>
    public Residual ToResidual() => new(Nodes, new ObliviousTrees(Depth, Features, Thresholds, Values, LogFeatures.Count), LeastLog, LargestLog);
}
