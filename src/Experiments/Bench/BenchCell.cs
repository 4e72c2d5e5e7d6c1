using System.Collections.Immutable;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>One network on one link with one edge: what came of every cut.</summary>
/// <param name="Case">What was run.</param>
/// <param name="Unit">The unit of all values.</param>
/// <param name="Cuts">All cuts: those at a position in the layers' order, and last, if the edge took another, that.</param>
/// <param name="ChosenIndex">Which of them the edge took.</param>
/// <param name="MauiIndex">Which of them MAUI's rule takes.</param>
/// <param name="LayerCount">How many layers the network has.</param>
internal sealed record BenchCell(BenchCase Case, string Unit, ImmutableArray<CutOutcome> Cuts, int ChosenIndex, int MauiIndex, int LayerCount)
{
    /// <summary>The cut that the edge took.</summary>
    public CutOutcome Chosen => Cuts[ChosenIndex];

    /// <summary>The cut with the least measured value; of equals the last.</summary>
    public CutOutcome Best { get; } = Cuts.Reverse().Where(cut => cut.IsMeasured).MinBy(cut => cut.Value)!;

    /// <summary>Everything in the cloud.</summary>
    public CutOutcome CloudOnly => Cuts[0];

    /// <summary>Everything on the edge.</summary>
    public CutOutcome EdgeOnly => Cuts[LayerCount];

    /// <summary>What MAUI's rule takes.</summary>
    public CutOutcome Maui => Cuts[MauiIndex];

    /// <summary>By how much the choice is worse than the best: chosen / best, 1 or more.</summary>
    public double Regret => Chosen.Value / Best.Value;

    /// <summary>By how much the choice is better than another cut: other / chosen.</summary>
    public double GainOver(CutOutcome other) => other.Value / Chosen.Value;

    /// <summary>How far the prediction of the choice is off, as a share of what was measured.</summary>
    public double PredictionError => Math.Abs(Chosen.Predicted!.Value / Chosen.Value - 1);
}
