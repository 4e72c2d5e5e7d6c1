using System.Diagnostics;
using System.Globalization;
using Akka.Actor;
using Neurosurgeon.Nodes;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>Measures cell by cell: an edge for each speed and link works through all networks.</summary>
/// <param name="plan">What is asked of it.</param>
/// <param name="cloudPort">Where the cloud listens on this machine.</param>
/// <param name="configurationFile">The edge's configuration; null for none.</param>
/// <param name="report">Is told of every cell.</param>
/// <param name="interrupted">Cancels.</param>
internal sealed class BenchRun(BenchPlan plan, int cloudPort, string? configurationFile, IBenchReport report, CancellationToken interrupted)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly List<BenchCell> _cells = [];
    private int _ended;

    /// <summary>The cells that have been measured.</summary>
    public IReadOnlyList<BenchCell> Cells => _cells;

    /// <summary>How many cells could not be measured.</summary>
    public int Failed { get; private set; }

    /// <summary>How many cells were not begun, for want of time.</summary>
    public int NotBegun => plan.CellCount - _ended;

    private bool HasTime => plan.Budget is not { } budget || Stopwatch.GetElapsedTime(_started) < budget;

    /// <summary>Runs them.</summary>
    /// <exception cref="CommandException">An edge cannot be started.</exception>
    public async Task RunAsync()
    {
        foreach (var speed in plan.EdgeSpeeds)
        {
            foreach (var link in plan.Links.Where(_ => HasTime))
            {
                await using var edge = await BenchEdge.StartAsync(link, speed, plan.Target, cloudPort, configurationFile, interrupted);
                foreach (var model in plan.Models.Where(_ => HasTime))
                    await RunAsync(edge, new BenchCase(model, link, speed));
            }
        }
    }

    private async Task RunAsync(BenchEdge edge, BenchCase cell)
    {
        Console.Error.WriteLine($"[{_ended + 1}/{plan.CellCount}] {cell}{TimeLeft()}");
        try
        {
            var measured = await new CellRunner(edge, plan, interrupted).RunAsync(cell);
            _cells.Add(measured);
            report.Cell(measured);
        }
        catch (Exception failure) when (failure is CellFailedException or AskTimeoutException)
        {
            Failed++;
            report.Failed(cell, failure.Message);
        }

        _ended++;
    }

    private string TimeLeft() => _ended == 0 ? "" : string.Create(
        CultureInfo.InvariantCulture, $"; about {Stopwatch.GetElapsedTime(_started).TotalMinutes / _ended * NotBegun:0.0} min left");
}
