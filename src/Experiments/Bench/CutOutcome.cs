using System.Collections.Immutable;
using MathNet.Numerics.Statistics;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>What came of one cut.</summary>
/// <param name="Index">How many layers the edge runs.</param>
/// <param name="After">The layer before it; <c>input</c> where there is none.</param>
/// <param name="Bytes">What crosses.</param>
/// <param name="Predicted">What the edge predicted; null where the cut cannot be taken.</param>
/// <param name="Costs">What each run took; empty where it was not run.</param>
/// <param name="Bound">What no run could have stayed under.</param>
internal sealed record CutOutcome(int Index, string After, long Bytes, double? Predicted, ImmutableArray<double> Costs, double Bound)
{
    /// <summary>Whether it was run; otherwise its value is computed.</summary>
    public bool IsMeasured => !Costs.IsEmpty;

    /// <summary>The median of its runs, or the bound where there is none.</summary>
    public double Value => IsMeasured ? Costs.Median() : Bound;
}
