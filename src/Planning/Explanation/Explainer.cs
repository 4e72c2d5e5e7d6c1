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

        // Times and energies are linear in what a bit takes, as long as encodings stay the same, and in K.
        PartitionProblem AtSlowness(double slowness) => problem with { Link = problem.Link with { UplinkMbps = 1 / slowness } };
        var slowness = 1 / problem.Link.UplinkMbps;
        var uplink = new FlipSearch(AtSlowness, target, slowness, least: 0, [.. EncodingChanges(AtSlowness, problem, target, slowness)]);
        var load = new FlipSearch(factor => problem with { LoadFactor = factor }, target, problem.LoadFactor, least: 1, []);
        return new DecisionExplanation(candidates, best, ReasonText.Why(candidates, best, target))
        {
            UplinkBelow = InMbps(uplink.Above()),
            UplinkAbove = InMbps(uplink.Below()),
            LoadAbove = load.Above(),
            LoadBelow = load.Below(),
        };
    }

    /// <summary>Where, as the uplink changes, a tensor's best encoding becomes another: what decides is linear in what a bit takes, too.</summary>
    private static IEnumerable<double> EncodingChanges(
        Func<double, PartitionProblem> at, PartitionProblem problem, Target target, double slowness)
    {
        double Ratio(double value) => at(value).PriceFor(target) is var price ? price.PerByte / price.PerCodecMs : 0;
        var (first, second) = (Ratio(slowness), Ratio(2 * slowness));
        return problem.Transfer.Ratios.Select(ratio => slowness * (1 + (ratio - first) / (second - first)));
    }

    private static Candidate Describe(in PartitionProblem problem, Target target, int cutIndex)
    {
        var cut = problem.Cuts[cutIndex];
        var choice = PartitionSearch.Of(problem, target, cutIndex);
        return new Candidate(cut, choice.Predicted, choice.Energy, problem.Fits(cutIndex), choice.Predicted.TotalMs <= target.LatencyBoundMs)
        {
            Encodings = problem.Transfer.EncodingsOf(cut.Tensors, choice.Price),
            WireBytes = problem.Transfer.OfCut(cutIndex, choice.Price).WireBytes,
        };
    }

    private static Flip? InMbps(Flip? slowness) => slowness is null ? null : slowness with { At = 1 / slowness.At };
}
