using System.Collections.Immutable;
using MathNet.Numerics.Statistics;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>What the cells of a run show together. Means are geometric.</summary>
/// <param name="Cells">The cells; one or more.</param>
internal sealed record BenchSummary(ImmutableArray<BenchCell> Cells)
{
    // What two medians of the same cut may differ by.
    private const double Slack = 1.02;

    /// <summary>How near the choices are to the best: best / chosen, at most 1.</summary>
    public double Quality => 1 / Cells.Select(cell => cell.Regret).GeometricMean();

    /// <summary>The cell with the worst choice.</summary>
    public BenchCell WorstChoice => Cells.MaxBy(cell => cell.Regret)!;

    /// <summary>By how much the choices are better than cloud-only.</summary>
    public double GainOverCloudOnly => Cells.Select(cell => cell.GainOver(cell.CloudOnly)).GeometricMean();

    /// <summary>The cell that gains most over cloud-only.</summary>
    public BenchCell MostGain => Cells.MaxBy(cell => cell.GainOver(cell.CloudOnly))!;

    /// <summary>By how much the choices are better than edge-only.</summary>
    public double GainOverEdgeOnly => Cells.Select(cell => cell.GainOver(cell.EdgeOnly)).GeometricMean();

    /// <summary>By how much the choices are better than those of MAUI's rule.</summary>
    public double GainOverMaui => Cells.Select(cell => cell.GainOver(cell.Maui)).GeometricMean();

    /// <summary>The cell that gains most over MAUI's rule.</summary>
    public BenchCell MostGainOverMaui => Cells.MaxBy(cell => cell.GainOver(cell.Maui))!;

    /// <summary>How many cells are worse than cloud-only by more than 2 %.</summary>
    public int WorseThanCloudOnly => Cells.Count(cell => cell.GainOver(cell.CloudOnly) < 1 / Slack);

    /// <summary>How far the prediction of the chosen cut is off in the middle cell, as a share.</summary>
    public double PredictionError => Cells.Select(cell => cell.PredictionError).Median();

    /// <summary>How many cuts were run.</summary>
    public int CutsRun => Cells.Sum(cell => cell.Cuts.Count(cut => cut.IsMeasured));

    /// <summary>How many cuts were left out.</summary>
    public int CutsLeftOut => Cells.Sum(cell => cell.Cuts.Count(cut => !cut.IsMeasured));
}
