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
    /// <summary>What is only compared with is not run, but computed, where sending alone takes longer, in milliseconds.</summary>
    public const double MostBaselineTransferMs = 15_000;

    // As in a task list: tasks that the edge has cut itself have corrected its predictions and got its cut ready.
    private const int SettlingTasks = 5;
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
        var chosen = await ChooseAsync(network, predicted);
        var maui = MauiRule.Cut(network.Cuts);
        int[] compared = [.. new[] { chosen, network.Layers.Length, maui, 0 }.Distinct().Where(CanBeSent)];
        var trials = new CutTrials(network.Cuts, objective);
        await new CutRunner(edge, network, input, trials, predicted, interrupted).RunAsync(compared, plan.Runs);
        return new BenchCell(cell, objective.Unit, [.. network.Cuts.Select(Outcome)], chosen, maui);

        bool CanBeSent(int cut) => network.Cuts[cut].Bytes / cell.Link.BytesPerMs(LinkDirection.Up) <= MostBaselineTransferMs;

        CutOutcome Outcome(Cut cut) => new(
            cut.Index, cut.After, cut.Bytes, predicted[cut.Index], trials.Costs(cut.Index), trials.Bound(cut.Index));
    }

    private Objective ObjectiveOf(Network network, BenchCase cell) => plan.Target == BenchTarget.Latency
        ? new Latency(network.Output.Bytes, cell.Link)
        : new Energy(network.Layers, network.Cuts, cell.Link, Radio.Named(cell.Network.Text)!.Transmit, edge.Power, edge.Costs(network));

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

    // Nodes plan for latency; for energy, the least of what they predict, and of equals the one that keeps more on the edge.
    private async Task<int> ChooseAsync(Network network, ImmutableArray<double> predicted) => plan.Target == BenchTarget.Latency
        ? (await edge.PlanAsync(network.Name, cutIndex: null, interrupted)).Cut.Index
        : Enumerable.Range(0, predicted.Length).Reverse().MinBy(cut => predicted[cut]);
}
