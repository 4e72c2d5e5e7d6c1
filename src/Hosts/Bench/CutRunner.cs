using System.Collections.Immutable;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;

namespace Neurosurgeon.Hosts.Bench;

/// <summary>Runs the cuts of one network, as long as they can be the best.</summary>
/// <param name="edge">The edge.</param>
/// <param name="network">The network.</param>
/// <param name="input">Its input.</param>
/// <param name="trials">Takes in every run.</param>
/// <param name="predicted">What the edge predicts of each cut; infinite where it cannot be taken.</param>
/// <param name="interrupted">Cancels.</param>
internal sealed class CutRunner(
    BenchEdge edge, Network network, Tensor input, CutTrials trials, ImmutableArray<double> predicted, CancellationToken interrupted)
{
    // What is only compared with is run again until it has taken this.
    private const double ComparedMs = 2_000;

    /// <summary>Runs them.</summary>
    /// <param name="compared">The cuts that are run in any case, as others are compared with them.</param>
    /// <param name="runs">How many times the best ones are run.</param>
    /// <exception cref="CellFailedException">One was not completed as it was planned.</exception>
    public async Task RunAsync(int[] compared, int runs)
    {
        foreach (var cut in compared)
            await RunFirstAsync(cut);
        await RunOthersAsync();

        for (var round = 1; round < runs; round++)
        {
            var cuts = trials.Contenders().Union(compared.Where(cut => trials.SpentMs(cut) < ComparedMs)).Order();
            // There and back again: what changes with time falls on all alike.
            foreach (var cut in round % 2 == 0 ? cuts : cuts.Reverse())
                trials.Add(cut, await edge.RunAsync(network.Name, cut, input, interrupted));
        }

        // The best may have turned out to be less good than at first, so that another one can be better.
        await RunOthersAsync();
    }

    /// <summary>Runs those that have not been and can be the best; first those that look best, as they rule others out.</summary>
    private async Task RunOthersAsync()
    {
        var others = Enumerable.Range(0, network.Cuts.Length).Where(cut => !trials.WasRun(cut) && double.IsFinite(predicted[cut]));
        foreach (var cut in others.OrderBy(cut => predicted[cut]))
        {
            if (!trials.IsRuledOut(cut))
                await RunFirstAsync(cut);
        }
    }

    private async Task RunFirstAsync(int cut)
    {
        await edge.PrepareCutAsync(network, cut, interrupted);
        trials.Add(cut, await edge.RunAsync(network.Name, cut, input, interrupted));
    }
}
