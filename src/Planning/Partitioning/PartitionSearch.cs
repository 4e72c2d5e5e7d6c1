namespace Neurosurgeon.Planning.Partitioning;

/// <summary>Finds the quickest cut (Neurosurgeon, Algorithm 1, with both ends as candidates).</summary>
public static class PartitionSearch
{
    /// <summary>The cut with the least predicted total; of equals, the one that keeps more on the edge, because it depends less on the link.</summary>
    /// <exception cref="ArgumentException">The costs are of another network.</exception>
    public static PartitionChoice Quickest(in PartitionProblem problem)
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
            var times = problem.Predict(cutIndex);
            if (times.TotalMs <= bestMs)
                (best, bestMs) = (new PartitionChoice(cutIndex, times), times.TotalMs);
        }

        return best;
    }
}
