using System.Collections.Immutable;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>Runs the cuts of one network, as long as they can be the best.</summary>
/// <param name="edge">The edge.</param>
/// <param name="input">The network's input.</param>
/// <param name="cuts">The cuts.</param>
/// <param name="objective">What counts.</param>
/// <param name="interrupted">Cancels.</param>
internal sealed class CutRunner(BenchEdge edge, Tensor input, ImmutableArray<BenchCut> cuts, Objective objective, CancellationToken interrupted)
{
    // What is only compared with is run again until it has taken this.
    private const double ComparedMs = 2_000;

    private readonly CutTrials _trials = new(cuts, objective);

    /// <summary>Runs them.</summary>
    /// <param name="chosen">The cut that the edge took.</param>
    /// <param name="compared">The cuts that are run in any case, as they are compared with the chosen one.</param>
    /// <param name="runs">How many times the best ones are run.</param>
    /// <returns>What came of each.</returns>
    /// <exception cref="CellFailedException">One was not completed as it was planned.</exception>
    public async Task<ImmutableArray<CutOutcome>> RunAsync(int chosen, IReadOnlyList<int> compared, int runs)
    {
        foreach (var cut in compared.Prepend(chosen).Distinct())
            await RunFirstAsync(cut);
        await RunOthersAsync();

        await RunInTurnsAsync(runs - 1, () => _trials.Contenders().Union(compared.Where(cut => _trials.SpentMs(cut) < ComparedMs)));

        // The least of several medians is low by luck too: what looks better than the choice has to show it again. With each
        // run the best may turn out to be less good than before, so that one that was left out can be better.
        await RunOthersAsync();
        var confirmed = new HashSet<int> { chosen };
        while (_trials.Best is { } best && confirmed.Add(best))
        {
            await RunInTurnsAsync(runs, () => [chosen, best]);
            await RunOthersAsync();
        }

        return [.. cuts.Select((cut, index) => new CutOutcome(
            cut.Cut.Index, cut.Cut.After, cut.Cut.Bytes, Predicted(cut), _trials.Costs(index), _trials.Bound(index)))];
    }

    /// <summary>Runs those that have not been and can be the best; first those that look best, as they rule others out.</summary>
    private async Task RunOthersAsync()
    {
        var others = Enumerable.Range(0, cuts.Length).Where(cut => !_trials.WasRun(cut) && cuts[cut].Planned is not null);
        foreach (var cut in others.OrderBy(cut => Predicted(cuts[cut])))
        {
            if (!_trials.IsRuledOut(cut))
                await RunFirstAsync(cut);
        }
    }

    private async Task RunInTurnsAsync(int rounds, Func<IEnumerable<int>> cutsOfRound)
    {
        for (var round = 0; round < rounds; round++)
        {
            // There and back again: what changes with time falls on all alike.
            var turn = cutsOfRound().Order();
            foreach (var cut in round % 2 == 0 ? turn : turn.Reverse())
                _trials.Add(cut, await edge.RunAsync(cuts[cut], input, interrupted));
        }
    }

    private async Task RunFirstAsync(int cut)
    {
        await edge.PrepareCutAsync(cuts[cut], interrupted);
        _trials.Add(cut, await edge.RunAsync(cuts[cut], input, interrupted));
    }

    private double? Predicted(BenchCut cut) => cut.Planned is { } planned ? objective.Predicted(planned.Plan) : null;
}
