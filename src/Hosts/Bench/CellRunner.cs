using System.Collections.Immutable;
using Neurosurgeon.Hosts.Bench.Objectives;
using Neurosurgeon.Inference;
using Neurosurgeon.Links;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Partitioning;

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
    private const double SizeMargin = 0.1;

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
        var plans = await PlansAsync(network);
        ImmutableArray<double> predicted = [.. plans.Select((plan, cut) => plan.Cut.Index == cut ? objective.Predicted(plan) : double.PositiveInfinity)];
        var chosen = (await edge.PlanAsync(network.Name, cutIndex: null, interrupted)).Cut.Index;
        var maui = MauiRule.Cut(network.Cuts);
        int[] compared = [.. new[] { chosen, network.Layers.Length, maui, 0 }.Distinct().Where(CanBeSent)];
        var trials = new CutTrials(network.Cuts, [.. plans.Select((plan, cut) => LeastBytes(plan, network.Cuts[cut]))], objective);
        await new CutRunner(edge, network, input, trials, predicted, interrupted).RunAsync(compared, plan.Runs);
        return new BenchCell(cell, objective.Unit, [.. network.Cuts.Select(Outcome)], chosen, maui);

        bool CanBeSent(int cut) => network.Cuts[cut].Bytes / cell.Link.BytesPerMs(LinkDirection.Up) <= MostBaselineTransferMs;

        CutOutcome Outcome(Cut cut) => new(
            cut.Index, cut.After, cut.Bytes, predicted[cut.Index], trials.Costs(cut.Index), trials.Bound(cut.Index));
    }

    private Objective ObjectiveOf(Network network, BenchCase cell) => plan.Target == BenchTarget.Latency
        ? new Latency(network.Output.Bytes, cell.Link)
        : new Energy(network.Layers, network.Cuts, cell.Link, edge.Power.Radio.Transmit, edge.Power.Model, edge.Costs(network));

    /// <summary>The edge's plan for each cut; for one that cannot be taken, as for want of room in a message, that for another.</summary>
    private async Task<ImmutableArray<Plan>> PlansAsync(Network network)
    {
        var plans = ImmutableArray.CreateBuilder<Plan>(network.Cuts.Length);
        foreach (var cut in network.Cuts)
            plans.Add(await edge.PlanAsync(network.Name, cut.Index, interrupted));
        return plans.MoveToImmutable();
    }

    // How much of a tensor is zero differs from input to input by less than a tenth.
    private static double LeastBytes(Plan plan, Cut cut) =>
        plan.Cut.Index == cut.Index && plan.Transfer.WireBytes < cut.Bytes ? plan.Transfer.WireBytes * (1 - SizeMargin) : cut.Bytes;
}
