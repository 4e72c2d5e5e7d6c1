using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Planning.Assignment;

/// <summary>
/// Finds the best assignment of a network's layers to edge and cloud among all in which nothing flows back to the edge:
/// a position where the layers have but one order, otherwise by minimum cuts. Keeps its buffers, so that planning
/// allocates nothing but its result; for one thread at a time.
/// </summary>
public sealed class AssignmentPlanner
{
    private readonly PartitionGraph _graph;
    private readonly AssignmentCosts _costs;
    private readonly AssignmentSearch? _search;
    private readonly bool[] _onEdge;
    private TransferCosts? _ofThisNetwork;

    /// <summary>A planner for one network.</summary>
    public AssignmentPlanner(PartitionGraph graph)
    {
        _graph = graph;
        _costs = new AssignmentCosts(graph);
        _search = graph.IsInOneOrder ? null : new AssignmentSearch(graph, _costs);
        _onEdge = new bool[graph.LayerCount];
    }

    /// <summary>The assignment that meets the target best; of equals a position, and that which keeps more on the edge.</summary>
    /// <param name="problem">What decides; its cuts are those of the planner's network.</param>
    /// <param name="target">What is wanted.</param>
    /// <exception cref="ArgumentException">The problem is of another network, costs are missing, or a rate or factor cannot be.</exception>
    public AssignmentChoice Best(in PartitionProblem problem, Target target)
    {
        RefuseOtherNetwork(problem);
        var position = PartitionSearch.Best(problem, target);
        var start = new Outcome(position.Predicted.TotalMs, position.Energy?.TotalMj ?? 0, BytesUp(problem, position));

        // An output that fits in no message leaves nothing to choose.
        if (_search is null || !problem.Fits(bytesUp: 0))
            return Choice(Position(problem, position), target, IsExact(problem, target) ? double.PositiveInfinity : 0);

        _search.Improve(problem, target, start, _onEdge, out var lowerBound);
        return Choice(
            _search.Improved is { } price ? Assignment(problem, LayerSet.Of(_onEdge), price) : Position(problem, position), target, lowerBound);
    }

    /// <summary>The one of some assignments that meets the target best, of those that fit in a message; null where there is none.</summary>
    /// <param name="problem">What decides; its cuts are those of the planner's network.</param>
    /// <param name="target">What is wanted.</param>
    /// <param name="among">The assignments, by the layers that run on the edge.</param>
    /// <exception cref="ArgumentException">As those of <see cref="Predict"/>.</exception>
    public LayerAssignment? BestOf(in PartitionProblem problem, Target target, IEnumerable<LayerSet> among)
    {
        AssignmentChoice? best = null;
        foreach (var edgeLayers in among)
        {
            var assignment = Predict(problem, edgeLayers, target);
            var choice = Choice(assignment, target, lowerBound: double.NegativeInfinity);
            var fits = edgeLayers.Count == _graph.LayerCount || problem.Fits(assignment.BytesUp);
            if (fits && (best is not { } others || choice.IsBetterThan(others)))
                best = choice;
        }

        return best?.Assignment;
    }

    /// <summary>What an assignment of the caller's takes.</summary>
    /// <param name="problem">What decides; its cuts are those of the planner's network.</param>
    /// <param name="edgeLayers">The layers that run on the edge.</param>
    /// <param name="target">For what encodings are chosen; null for the latency.</param>
    /// <exception cref="ArgumentException">Something would flow back to the edge, the problem is of another network, or a rate or factor cannot be.</exception>
    public LayerAssignment Predict(in PartitionProblem problem, LayerSet edgeLayers, Target? target = null)
    {
        RefuseOtherNetwork(problem);
        ProblemCheck.Refuse(problem, Target.Latency);
        RefuseFlowBack(edgeLayers);
        for (var layer = 0; layer < _onEdge.Length; layer++)
            _onEdge[layer] = edgeLayers.Contains(layer);
        var assignment = Assignment(problem, edgeLayers, problem.PriceFor(target ?? Target.Latency));
        return problem.Fits(assignment.BytesUp) ? assignment : Assignment(problem, edgeLayers, TransferPrice.FewestBytes);
    }

    /// <summary>Whether a position is the best of all that there is: a limit can ask for other encodings than were looked at.</summary>
    private static bool IsExact(in PartitionProblem problem, Target target) =>
        !problem.Transfer.HasChoice
        || (double.IsPositiveInfinity(target.LatencyBoundMs) && problem.Fits(problem.Transfer.LargestBytes));

    private LayerAssignment Assignment(in PartitionProblem problem, LayerSet edgeLayers, TransferPrice price)
    {
        var sums = _costs.Sum(problem, _onEdge, price);
        var isEdgeOnly = edgeLayers.Count == _graph.LayerCount;
        return new LayerAssignment(edgeLayers, sums.Up.WireBytes, sums.Times(problem, isEdgeOnly), sums.Energy(problem, isEdgeOnly)) { Price = price };
    }

    private LayerAssignment Position(in PartitionProblem problem, PartitionChoice choice) =>
        new(LayerSet.Prefix(_graph.LayerCount, choice.CutIndex), BytesUp(problem, choice), choice.Predicted, choice.Energy)
        {
            Price = choice.Price,
        };

    private static long BytesUp(in PartitionProblem problem, PartitionChoice choice) =>
        problem.Transfer.OfCut(choice.CutIndex, choice.Price).WireBytes;

    private static AssignmentChoice Choice(LayerAssignment assignment, Target target, double lowerBound)
    {
        var meetsBound = assignment.Predicted.TotalMs <= target.LatencyBoundMs;
        var score = meetsBound
            ? target.Score(assignment.Predicted.TotalMs, assignment.Energy?.TotalMj ?? 0)
            : assignment.Predicted.TotalMs;
        return new AssignmentChoice(assignment, meetsBound, score, Math.Min(score, lowerBound));
    }

    private void RefuseOtherNetwork(in PartitionProblem problem)
    {
        if (problem.Cuts.IsDefault || problem.Cuts.Length != _graph.LayerCount + 1)
        {
            throw new ArgumentException(
                $"The planner's network has {_graph.LayerCount} layers, but the problem has {(problem.Cuts.IsDefault ? 0 : problem.Cuts.Length)} cuts; it has one more than layers.",
                nameof(problem));
        }

        if (problem.Transfer is not { } transfer || transfer.CutCount != problem.Cuts.Length || ReferenceEquals(transfer, _ofThisNetwork))
            return;
        if (!transfer.Names.SequenceEqual(_graph.Tensors.Select(tensor => tensor.Name)))
            throw new ArgumentException("The costs of crossing are of other tensors than the planner's network has, or of the same in another order.", nameof(problem));
        _ofThisNetwork = transfer;
    }

    private void RefuseFlowBack(LayerSet edgeLayers)
    {
        if (edgeLayers.LayerCount != _graph.LayerCount)
            throw new ArgumentException($"The planner's network has {_graph.LayerCount} layers, but the assignment is of {edgeLayers.LayerCount}.", nameof(edgeLayers));

        foreach (var tensor in _graph.Tensors)
        {
            if (tensor.Producer == FlowingTensor.NetworkInput || edgeLayers.Contains(tensor.Producer))
                continue;
            foreach (var consumer in tensor.Consumers)
            {
                if (edgeLayers.Contains(consumer))
                {
                    throw new ArgumentException(
                        $"The layer '{_graph.LayerNames[consumer]}' would run on the edge and read '{tensor.Name}', which '{_graph.LayerNames[tensor.Producer]}' makes in the cloud; nothing flows back.",
                        nameof(edgeLayers));
                }
            }
        }
    }
}
