using System.Collections.Immutable;
using Neurosurgeon.Hosts.Bench.Objectives;
using Neurosurgeon.Hosts.Decision;
using Neurosurgeon.Inference;
using Neurosurgeon.Links;
using Neurosurgeon.Models;

namespace Neurosurgeon.Hosts.Bench;

/// <summary>Measures one cell: lets the edge choose, and then runs every cut that can still be the best.</summary>
/// <param name="edge">The edge.</param>
/// <param name="plan">What is asked of the run.</param>
/// <param name="interrupted">Cancels.</param>
internal sealed class CellRunner(BenchEdge edge, BenchPlan plan, CancellationToken interrupted)
{
    // As in a task list: tasks that the edge has cut itself have corrected its predictions and got its cut ready.
    private const int SettlingTasks = 5;

    // What is only compared with is run again for as long as this.
    private const double BaselineMs = 2_000;

    /// <summary>What is only compared with is not run, but computed, where sending alone takes longer, in milliseconds.</summary>
    public const double MostBaselineTransferMs = 15_000;
    private const int InputSeed = 1;

    /// <summary>Runs it.</summary>
    /// <exception cref="CellFailedException">It cannot be measured.</exception>
    public async Task<BenchCell> RunAsync(BenchCase cell)
    {
        await edge.MeasureLinkAsync(interrupted);
        var network = await edge.PrepareAsync(cell.Model, interrupted);
        var objective = ObjectiveOf(network, cell);
        using var input = RandomTensor.Create(network.Input, InputSeed);
        for (var task = 0; task < SettlingTasks; task++)
            await edge.RunAsync(network.Name, cutIndex: null, input, interrupted);

        await edge.MeasureLinkAsync(interrupted);
        var predicted = await PredictAsync(network, objective);
        var chosen = plan.Target == BenchTarget.Latency
            ? (await edge.PlanAsync(network.Name, cutIndex: null, interrupted)).Cut.Index
            : LeastOf(predicted);
        var maui = MauiRule.Cut(network.Cuts);
        var trials = new CutTrials(network.Cuts, objective);
        int[] baselines = [.. new[] { chosen, network.Layers.Length, maui, 0 }.Distinct()];
        await RunEachAsync(network, cell.Link, input, trials, baselines, predicted);
        await RunAgainAsync(network, input, trials, baselines);
        return new BenchCell(cell, objective.Unit, [.. network.Cuts.Select(Outcome)], chosen, maui);

        CutOutcome Outcome(Cut cut) => new(
            cut.Index, cut.After, cut.Bytes, predicted[cut.Index], trials.Costs(cut.Index), trials.Bound(cut.Index));
    }

    private Objective ObjectiveOf(Network network, BenchCase cell) => plan.Target == BenchTarget.Latency
        ? new Latency(network, cell.Link)
        : new Energy(network, cell.Link, Radio.Named(cell.Network.Text)!.Transmit, edge.Power, edge.Costs(network));

    /// <summary>What the edge predicts of each cut; infinite where it cannot be taken, as for want of room in a message.</summary>
    private async Task<ImmutableArray<double>> PredictAsync(Network network, Objective objective)
    {
        var predicted = ImmutableArray.CreateBuilder<double>(network.Cuts.Length);
        foreach (var cut in network.Cuts)
        {
            var planned = await edge.PlanAsync(network.Name, cut.Index, interrupted);
            predicted.Add(planned.Cut.Index == cut.Index ? objective.Predicted(planned) : double.PositiveInfinity);
        }

        return predicted.MoveToImmutable();
    }

    private static int LeastOf(ImmutableArray<double> costs) =>
        Enumerable.Range(0, costs.Length).Reverse().MinBy(cut => costs[cut]);

    /// <summary>Every cut once, those that look best first, so that they rule most others out.</summary>
    private async Task RunEachAsync(Network network, LinkConditions link, Tensor input, CutTrials trials, int[] baselines, ImmutableArray<double> predicted)
    {
        var others = Enumerable.Range(0, network.Cuts.Length).Except(baselines).OrderBy(cut => predicted[cut]);
        foreach (var cut in baselines.Concat(others).Where(cut => double.IsFinite(predicted[cut])))
        {
            if (baselines.Contains(cut) ? network.Cuts[cut].Bytes / link.BytesPerMs(LinkDirection.Up) > MostBaselineTransferMs : trials.IsRuledOut(cut))
                continue;

            await edge.PrepareCutAsync(network, cut, interrupted);
            trials.Add(cut, await edge.RunAsync(network.Name, cut, input, interrupted));
        }
    }

    /// <summary>The best ones again, in turns, and what they are compared with.</summary>
    private async Task RunAgainAsync(Network network, Tensor input, CutTrials trials, int[] baselines)
    {
        for (var round = 1; round < plan.Runs; round++)
        {
            var cuts = trials.Contenders().Union(baselines.Where(cut => trials.SpentMs(cut) is > 0 and < BaselineMs)).Order();
            // There and back again: what changes with time falls on all alike.
            foreach (var cut in round % 2 == 0 ? cuts : cuts.Reverse())
                trials.Add(cut, await edge.RunAsync(network.Name, cut, input, interrupted));
        }
    }
}
