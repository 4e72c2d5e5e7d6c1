using System.Collections.Immutable;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Planning.Explanation;

/// <summary>Says what the choice among the positions in the layers' order was made from, and what would change it.</summary>
public static class Explainer
{
    /// <summary>Explains <see cref="PartitionSearch.Best"/>.</summary>
    /// <param name="problem">What decides.</param>
    /// <param name="target">What is wanted.</param>
    /// <exception cref="ArgumentException">Costs are missing or of another network, or a rate or factor cannot be.</exception>
    public static DecisionExplanation Explain(PartitionProblem problem, Target target)
    {
        var best = PartitionSearch.Best(problem, target).CutIndex;
        ImmutableArray<Candidate> candidates = [.. problem.Cuts.Select(cut => Describe(problem, target, cut.Index))];

        // Times and energies are linear in what a bit takes, and in K.
        var uplink = new FlipSearch(
            slowness => problem with { Link = problem.Link with { UplinkMbps = 1 / slowness } }, target, 1 / problem.Link.UplinkMbps, least: 0);
        var load = new FlipSearch(factor => problem with { LoadFactor = factor }, target, problem.LoadFactor, least: 1);
        return new DecisionExplanation(candidates, best, ReasonText.Why(candidates, best, target))
        {
            UplinkBelow = InMbps(uplink.Above()),
            UplinkAbove = InMbps(uplink.Below()),
            LoadAbove = load.Above(),
            LoadBelow = load.Below(),
        };
    }

    private static Candidate Describe(in PartitionProblem problem, Target target, int cutIndex)
    {
        var times = problem.Predict(cutIndex);
        return new Candidate(
            problem.Cuts[cutIndex], times, problem.PredictEnergy(cutIndex), problem.Fits(cutIndex), times.TotalMs <= target.LatencyBoundMs);
    }

    private static Flip? InMbps(Flip? slowness) => slowness is null ? null : slowness with { At = 1 / slowness.At };
}
