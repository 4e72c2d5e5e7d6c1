using System.Collections.Immutable;

namespace Neurosurgeon.Planning.Partitioning;

/// <summary>Finds the quickest cut (Neurosurgeon, Algorithm 1, with both ends as candidates).</summary>
public static class PartitionSearch
{
    /// <summary>The cut with the least predicted total, of those that fit in a message; of equals, the one that keeps more on the edge, because it depends less on the link.</summary>
    /// <param name="problem">What decides.</param>
    /// <param name="among">The only cuts to consider; null for all.</param>
    /// <exception cref="ArgumentException">The costs are of another network, or there is no cut to consider.</exception>
    public static PartitionChoice Quickest(in PartitionProblem problem, ImmutableHashSet<int>? among = null)
    {
        var layers = problem.Cuts.Length - 1;
        if (problem.Edge.LayerCount != layers || problem.Cloud.LayerCount != layers)
        {
            throw new ArgumentException(
                $"The network has {layers} layers, but the edge's costs are of {problem.Edge.LayerCount} and the cloud's of {problem.Cloud.LayerCount}.",
                nameof(problem));
        }

        var best = new PartitionChoice(-1, default);
        var bestMs = double.PositiveInfinity;
        for (var cutIndex = 0; cutIndex <= layers; cutIndex++)
        {
            if (!problem.Fits(cutIndex) || (among is not null && !among.Contains(cutIndex)))
                continue;

            var times = problem.Predict(cutIndex);
            if (times.TotalMs <= bestMs)
                (best, bestMs) = (new PartitionChoice(cutIndex, times), times.TotalMs);
        }

        return best.CutIndex >= 0 ? best : throw new ArgumentException("There is no cut to consider.", nameof(among));
    }
}
