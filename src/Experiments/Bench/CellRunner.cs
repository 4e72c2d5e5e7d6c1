using System.Collections.Immutable;
using Neurosurgeon.Inference;
using Neurosurgeon.LinkEmulation;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>Measures one cell: lets the edge choose, and then runs every cut that can still be the best.</summary>
/// <param name="edge">The edge.</param>
/// <param name="plan">What is asked of the run.</param>
/// <param name="interrupted">Cancels.</param>
internal sealed class CellRunner(BenchEdge edge, BenchPlan plan, CancellationToken interrupted)
{
    /// <summary>What is only compared with is not run, but computed, where sending alone takes longer, in milliseconds.</summary>
    public const double MostComparedTransferMs = 15_000;

    // As in a task list: tasks that the edge has cut itself have corrected its predictions and got its cut ready.
    private const int SettlingTasks = 5;
    private const int InputSeed = 1;

    /// <summary>Runs it.</summary>
    /// <exception cref="CellFailedException">It cannot be measured.</exception>
    public async Task<BenchCell> RunAsync(BenchCase cell)
    {
        await edge.MeasureLinkAsync(interrupted);
        var network = await edge.PrepareAsync(cell.Model, interrupted);
        using var input = RandomTensor.Create(network.Input, InputSeed);
        for (var task = 0; task < SettlingTasks; task++)
            await edge.RunAsync(await ChosenAsync(network), input, interrupted);

        await edge.MeasureLinkAsync(interrupted);
        var chosen = await ChosenAsync(network);
        for (var task = 0; chosen.Planned!.IsMakeshift && task < SettlingTasks; task++)
        {
            await edge.RunAsync(chosen, input, interrupted);
            chosen = await ChosenAsync(network);
        }

        var cuts = await PositionsAsync(network);
        // The edge may also divide a network beside its layers' order.
        if (!chosen.EdgeLayers.IsPrefix)
            cuts = cuts.Add(chosen);

        var chosenIndex = chosen.EdgeLayers.IsPrefix ? chosen.EdgeLayers.Count : cuts.Length - 1;
        var mauiIndex = MauiRule.Cut(network.Cuts);
        int[] compared = [.. new[] { network.Layers.Length, mauiIndex, 0 }.Where(CanBeSent)];
        var objective = ObjectiveOf(network, cell);
        var outcomes = await new CutRunner(edge, input, cuts, objective, interrupted).RunAsync(chosenIndex, compared, plan.Runs);
        return new BenchCell(cell, objective.Unit, outcomes, chosenIndex, mauiIndex, network.Layers.Length);

        bool CanBeSent(int cut) =>
            cuts[cut] is { Planned: not null, LeastBytes: var bytes } && bytes / cell.Link.Conditions.BytesPerMs(LinkDirection.Up) <= MostComparedTransferMs;
    }

    private async Task<BenchCut> ChosenAsync(Network network)
    {
        var planned = await edge.PlanAsync(network.Name, cutIndex: null, interrupted);
        return new BenchCut(planned.Plan.Cut, planned.Plan.EdgeLayers, planned);
    }

    /// <summary>A cut at every position in the layers' order.</summary>
    private async Task<ImmutableArray<BenchCut>> PositionsAsync(Network network)
    {
        var cuts = ImmutableArray.CreateBuilder<BenchCut>(network.Cuts.Length);
        foreach (var cut in network.Cuts)
        {
            var layers = LayerSet.Prefix(network.Layers.Length, cut.Index);
            var planned = await edge.PlanAsync(network.Name, cut.Index, interrupted);
            cuts.Add(new BenchCut(cut, layers, planned.Plan.EdgeLayers.Equals(layers) ? planned : null));
        }

        return cuts.MoveToImmutable();
    }

    private Objective ObjectiveOf(Network network, BenchCase cell)
    {
        if (plan.Target == Target.Latency)
            return new Latency(network.Output.Bytes, cell.Link.Conditions);
        var costs = edge.Costs(network);
        return new Energy(cell.Link.Conditions, edge.Power.EnergyOf(network.Layers, costs), costs);
    }
}
