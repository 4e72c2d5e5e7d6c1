using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Planning.Assignment;

/// <summary>
/// Looks among all assignments for one that is better than the best position. Without a limit in the way one minimum
/// cut is the answer. A minimum cut knows no limits, though, and finding the best under one is hard on a graph with
/// branches: a limit is given a price instead (Lagrange), which is raised until its minimum cuts keep the limit.
/// </summary>
internal sealed class AssignmentSearch(PartitionGraph graph, AssignmentCosts costs)
{
    // What is better by less than this share is rounding.
    private const double Rounding = 1e-12;

    // Each step finds another corner of the convex hull; there are few.
    private const int MostSteps = 64;

    private readonly MinimumCut _minimumCut = new(new FlowArcs(graph));
    private readonly bool[] _onEdge = new bool[graph.LayerCount];
    private PartitionProblem _problem;
    private Target _target = Target.Latency;
    private Outcome _best;
    private bool[] _improved = [];

    /// <summary>What the price is put on.</summary>
    private enum Limited
    {
        Payload,
        Latency,
    }

    /// <summary>By what the encodings of something better were chosen; null where nothing better was found.</summary>
    public TransferPrice? Improved { get; private set; }

    /// <summary>Looks for something better.</summary>
    /// <param name="problem">What decides; an assignment that fits in a message exists in which not all is on the edge.</param>
    /// <param name="target">What is wanted.</param>
    /// <param name="best">The best position.</param>
    /// <param name="onEdge">For each layer whether it runs on the edge, where something better was found.</param>
    /// <param name="lowerBound">What no assignment scores below, up to rounding.</param>
    public void Improve(in PartitionProblem problem, Target target, Outcome best, bool[] onEdge, out double lowerBound)
    {
        _problem = problem;
        _target = target;
        _best = best;
        Improved = null;
        _improved = onEdge;

        (_, lowerBound) = double.IsPositiveInfinity(target.LatencyBoundMs)
            ? LeastThatFits(target.PerMs, target.PerMj)
            : LeastQuickEnough();
    }

    /// <summary>The least of those that are quick enough, or the quickest where none is.</summary>
    private (Outcome Least, double LowerBound) LeastQuickEnough()
    {
        var (quickest, lowerBoundMs) = LeastThatFits(perMs: 1, perMj: 0);
        if (quickest.TotalMs > _target.LatencyBoundMs)
            return (quickest, lowerBoundMs);

        var (least, lowerBound) = LeastThatFits(_target.PerMs, _target.PerMj);
        return least.TotalMs <= _target.LatencyBoundMs
            ? (least, lowerBound)
            : Walk(Limited.Latency, _target.PerMs, _target.PerMj, least, quickest, lowerBound);
    }

    /// <summary>The least of those that fit in a message.</summary>
    private (Outcome Least, double LowerBound) LeastThatFits(double perMs, double perMj)
    {
        var least = Solve(perMs, perMj, surchargePerByte: 0);
        var lowerBound = Score(least, perMs, perMj);
        if (_problem.Fits(least.BytesUp))
            return (least, lowerBound);

        var edgeOnly = new Outcome(_problem.EdgeOnly().TotalMs, _problem.Energy is null ? 0 : _problem.EdgeOnlyEnergy().TotalMj, 0);
        return Walk(Limited.Payload, perMs, perMj, least, edgeOnly, lowerBound);
    }

    /// <summary>
    /// Walks along the lower convex hull of score over what is limited, from a point beyond the limit and one within to
    /// the two corners on either side of it.
    /// </summary>
    /// <param name="limited">What is limited.</param>
    /// <param name="perMs">The price of a millisecond.</param>
    /// <param name="perMj">The price of a millijoule.</param>
    /// <param name="beyond">The least without the limit, which is beyond it.</param>
    /// <param name="within">One that keeps the limit.</param>
    /// <param name="lowerBound">What is known to be no more than the least.</param>
    private (Outcome Least, double LowerBound) Walk(
        Limited limited, double perMs, double perMj, Outcome beyond, Outcome within, double lowerBound)
    {
        var limit = limited == Limited.Payload ? _problem.LargestPayloadBytes : _target.LatencyBoundMs;
        for (var step = 0; step < MostSteps; step++)
        {
            // The price at which both are worth the same: whatever lies under the line between them is less at that price.
            var price = (Score(within, perMs, perMj) - Score(beyond, perMs, perMj)) / (Amount(beyond, limited) - Amount(within, limited));
            if (!double.IsFinite(price) || price <= 0)
                break;

            var (next, nextLowerBound) = limited == Limited.Payload
                ? (Solve(perMs, perMj, price), double.PositiveInfinity)
                : LeastThatFits(perMs + price, perMj);
            var priced = Score(next, perMs, perMj) + price * Amount(next, limited);
            lowerBound = Math.Max(lowerBound, Math.Min(priced, nextLowerBound) - price * limit);

            var line = Score(within, perMs, perMj) + price * Amount(within, limited);
            if (priced >= line * (1 - Rounding))
                break;
            if (Amount(next, limited) <= limit)
                within = next;
            else
                beyond = next;
        }

        return (within, lowerBound);
    }

    private Outcome Solve(double perMs, double perMj, double surchargePerByte)
    {
        costs.Fill(_problem, perMs, perMj, surchargePerByte);
        _minimumCut.Solve(costs.Edge, costs.Cloud, costs.Crossing);
        var isEdgeOnly = true;
        for (var layer = 0; layer < _onEdge.Length; layer++)
            isEdgeOnly &= _onEdge[layer] = _minimumCut.IsOnEdge(layer);

        var price = _problem.Price(perMs, perMj, surchargePerByte);
        var sums = costs.Sum(_problem, _onEdge, price);
        var outcome = new Outcome(
            sums.Times(_problem, isEdgeOnly).TotalMs, sums.Energy(_problem, isEdgeOnly)?.TotalMj ?? 0, sums.Up.WireBytes);
        if (IsBetter(outcome))
        {
            (_best, Improved) = (outcome, price);
            _onEdge.CopyTo(_improved, 0);
        }

        return outcome;
    }

    private bool IsBetter(Outcome outcome)
    {
        if (!_problem.Fits(outcome.BytesUp))
            return false;

        var isQuickEnough = outcome.TotalMs <= _target.LatencyBoundMs;
        var bestIsQuickEnough = _best.TotalMs <= _target.LatencyBoundMs;
        if (isQuickEnough != bestIsQuickEnough)
            return isQuickEnough;
        return isQuickEnough
            ? outcome.Score(_target) < _best.Score(_target) * (1 - Rounding)
            : outcome.TotalMs < _best.TotalMs * (1 - Rounding);
    }

    private static double Score(Outcome outcome, double perMs, double perMj) => perMs * outcome.TotalMs + perMj * outcome.TotalMj;

    private static double Amount(Outcome outcome, Limited limited) => limited == Limited.Payload ? outcome.BytesUp : outcome.TotalMs;
}
