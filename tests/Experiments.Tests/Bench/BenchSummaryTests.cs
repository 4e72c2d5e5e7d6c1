using Neurosurgeon.Experiments.Bench;

namespace Neurosurgeon.Experiments.Tests.Bench;

public sealed class BenchSummaryTests
{
    [Fact]
    public void A_choice_is_measured_against_the_best_that_was_run()
    {
        var cell = BenchCells.Of(chosen: 1, maui: 0, 40, 25, 20, null);

        Assert.Equal((2, 1.25), (cell.Best.Index, cell.Regret));
        Assert.Equal(1.6, cell.GainOver(cell.CloudOnly), 9);
        Assert.Equal(0.1, cell.PredictionError, 9);
    }

    [Fact]
    public void Of_equals_the_last_is_the_best_and_the_choice_of_either_has_no_regret()
    {
        var cell = BenchCells.Of(chosen: 0, maui: 0, 20, 20, 30);

        Assert.Equal((1, 1.0), (cell.Best.Index, cell.Regret));
    }

    [Fact]
    public void Of_an_even_number_of_runs_the_mean_of_the_two_in_the_middle_counts() =>
        Assert.Equal(2.5, new CutOutcome(0, "layer0", 1000, 1, [4, 1, 2, 3], 0).Value);

    [Fact]
    public void What_was_not_run_counts_as_what_it_takes_at_least()
    {
        var cell = BenchCells.Of(chosen: 1, maui: 0, null, 25, 50);

        Assert.False(cell.CloudOnly.IsMeasured);
        Assert.Equal(16, cell.GainOver(cell.CloudOnly), 9);
    }

    [Fact]
    public void Cells_are_averaged_as_ratios_and_the_worst_is_named()
    {
        var good = BenchCells.Of(chosen: 2, maui: 1, 80, 40, 20);
        var bad = BenchCells.Of(chosen: 0, maui: 1, 80, 40, 20);
        var summary = new BenchSummary([good, bad]);

        Assert.Equal(0.5, summary.Quality, 9);
        Assert.Same(bad, summary.WorstChoice);
        Assert.Equal(2, summary.GainOverCloudOnly, 9);
        Assert.Same(good, summary.MostGain);
        Assert.Equal(1, summary.GainOverMaui, 9);
        Assert.Equal(0.5, summary.GainOverEdgeOnly, 9);
        Assert.Equal((6, 0), (summary.CutsRun, summary.CutsLeftOut));
    }

    [Theory]
    [InlineData(101, 0)]
    [InlineData(103, 1)]
    public void A_cell_is_worse_than_cloud_only_by_more_than_two_percent_or_not(double chosenMs, int worse) =>
        Assert.Equal(worse, new BenchSummary([BenchCells.Of(chosen: 1, maui: 1, 100, chosenMs)]).WorseThanCloudOnly);
}
