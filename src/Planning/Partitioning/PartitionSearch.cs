using System.Collections.Immutable;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Planning.Partitioning;

/// <summary>Finds the best cut among the positions in the layers' order (Neurosurgeon, Algorithm 1, with both ends as candidates).</summary>
public static class PartitionSearch
{
    /// <summary>The cut with the least predicted total, of those that fit in a message; of equals, the one that keeps more on the edge, because it depends less on the link.</summary>
    /// <param name="problem">What decides.</param>
    /// <param name="among">The only cuts to consider; null for all.</param>
    /// <exception cref="ArgumentException">Costs are missing or of another network, a rate or factor cannot be, or there is no cut to consider.</exception>
    public static PartitionChoice Quickest(in PartitionProblem problem, ImmutableHashSet<int>? among = null) =>
        Best(problem, Target.Latency, among);

    /// <summary>
    /// The cut that meets the target best, of those that fit in a message; of equals, the one that keeps more on the edge.
    /// Where none is quick enough for the target's bound it is the quickest, which then takes longer than
    /// <see cref="Target.LatencyBoundMs"/>.
    /// </summary>
    /// <param name="problem">What decides.</param>
    /// <param name="target">What is wanted.</param>
    /// <param name="among">The only cuts to consider; null for all.</param>
    /// <exception cref="ArgumentException">Costs are missing or of another network, a rate or factor cannot be, or there is no cut to consider.</exception>
    public static PartitionChoice Best(in PartitionProblem problem, Target target, ImmutableHashSet<int>? among = null)
    {
        ProblemCheck.Refuse(problem, target);
        var price = problem.PriceFor(target);
        var best = -1;
        var bestScore = double.PositiveInfinity;
        var bestIsQuickEnough = false;
        for (var cutIndex = 0; cutIndex < problem.Cuts.Length; cutIndex++)
        {
            if (!problem.Fits(cutIndex) || (among is not null && !among.Contains(cutIndex)))
                continue;

            var totalMs = problem.Predict(cutIndex, price).TotalMs;
            var isQuickEnough = totalMs <= target.LatencyBoundMs;
            var score = !isQuickEnough ? totalMs
                : target.NeedsEnergy ? target.Score(totalMs, problem.PredictEnergy(cutIndex, price)!.Value.TotalMj)
                : target.Score(totalMs, 0);
            if (isQuickEnough == bestIsQuickEnough ? score <= bestScore : isQuickEnough)
                (best, bestScore, bestIsQuickEnough) = (cutIndex, score, isQuickEnough);
        }

        return best >= 0
            ? Choice(problem, best, price)
            : throw new ArgumentException("There is no cut to consider.", nameof(among));
    }

    /// <summary>What one cut comes to, where encodings are chosen for a target.</summary>
    /// <param name="problem">What decides.</param>
    /// <param name="target">What is wanted.</param>
    /// <param name="cutIndex">The cut, from 0 (cloud-only) to the number of layers (edge-only).</param>
    /// <exception cref="ArgumentException">Costs are missing or of another network, or a rate or factor cannot be.</exception>
    public static PartitionChoice Of(in PartitionProblem problem, Target target, int cutIndex)
    {
        ProblemCheck.Refuse(problem, target);
        return Choice(problem, cutIndex, problem.PriceFor(target));
    }

    private static PartitionChoice Choice(in PartitionProblem problem, int cutIndex, TransferPrice price) =>
        new(cutIndex, problem.Predict(cutIndex, price))
        {
            Energy = problem.PredictEnergy(cutIndex, price),
            Price = problem.PriceAt(cutIndex, price),
        };
}
