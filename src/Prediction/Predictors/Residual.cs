using Neurosurgeon.Prediction.Features;

namespace Neurosurgeon.Prediction.Predictors;

/// <summary>
/// By what factor a kind's latency differs from its trend. It is known at a few numbers of positions, the nodes. At a
/// node, the latency is the smallest that it and all larger nodes come to, so that it never falls from node to node
/// (what is off in measurements is too slow rather than too quick); between nodes its logarithm is interpolated, and
/// beyond the outermost it follows the trend.
/// </summary>
/// <param name="Nodes">Numbers of positions, ascending; at least one.</param>
/// <param name="Trees">The natural logarithm of the factor.</param>
/// <param name="LeastLog">What the logarithm is never below.</param>
/// <param name="LargestLog">What the logarithm is never above.</param>
internal sealed record Residual(double[] Nodes, ObliviousTrees Trees, float LeastLog, float LargestLog)
{
    /// <summary>The most nodes.</summary>
    public const int MaximumNodes = 32;

    private readonly double[] _logNodes = [.. Nodes.Select(node => Math.Log(node))];
    private readonly double _leastFactor = Math.Exp(LeastLog);

    /// <summary>The latency in milliseconds.</summary>
    public double Apply(in Growth trend, in WorkFeatures work)
    {
        int above = 0;
        while (above < Nodes.Length && Nodes[above] <= work.Positions)
            above++;
        int below = Math.Max(0, above - 1);
        (double belowMs, double aboveMs) = AtNodes(below, trend, work);
        if (above == 0 || above == Nodes.Length)
            return belowMs * (trend.At(work.Positions) / trend.At(Nodes[below]));
        double share = (Math.Log(work.Positions) - _logNodes[below]) / (_logNodes[above] - _logNodes[below]);
        return belowMs * Math.Pow(aboveMs / belowMs, share);
    }

    /// <summary>With fewer trees.</summary>
    public Residual Take(int trees) => this with { Trees = Trees.Take(trees) };

    /// <summary>The latency at a node and at the next, if there is one.</summary>
    private (double BelowMs, double AboveMs) AtNodes(int first, in Growth trend, in WorkFeatures work)
    {
        Span<float> atOne = stackalloc float[LogFeatures.Count];
        LogFeatures.WriteAtOnePosition(work, atOne);
        Span<byte> same = stackalloc byte[Trees.Count];
        same.Clear();
        for (int feature = LogFeatures.PositionCount; feature < LogFeatures.Count; feature++)
            Trees.Answer(feature, atOne[feature], same);

        Span<byte> indices = stackalloc byte[Trees.Count];
        double belowMs = FactorAt(first, atOne, same, indices) * trend.At(Nodes[first]);
        double aboveMs = double.PositiveInfinity;
        for (int node = first + 1; node < Nodes.Length; node++)
        {
            double trendMs = trend.At(Nodes[node]);
            if (trendMs * _leastFactor >= aboveMs)
                break;
            aboveMs = Math.Min(aboveMs, FactorAt(node, atOne, same, indices) * trendMs);
        }

        return (Math.Min(belowMs, aboveMs), aboveMs);
    }

    /// <param name="node">The node.</param>
    /// <param name="atOne">The features at one position.</param>
    /// <param name="same">The answers to the features that are the same at all nodes.</param>
    /// <param name="indices">Room for the answers to all.</param>
    private double FactorAt(int node, ReadOnlySpan<float> atOne, ReadOnlySpan<byte> same, Span<byte> indices)
    {
        same.CopyTo(indices);
        for (int feature = 0; feature < LogFeatures.PositionCount; feature++)
            Trees.Answer(feature, atOne[feature] + (float)_logNodes[node], indices);
        return Math.Exp(Math.Clamp(Trees.Sum(indices), LeastLog, LargestLog));
    }
}
