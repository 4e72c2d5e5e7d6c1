using Neurosurgeon.Prediction.Fitting;
using Neurosurgeon.Prediction.Tests.Support;

namespace Neurosurgeon.Prediction.Tests.Fitting;

public sealed class PredictorFitTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 1)]
    [InlineData(50, 7)]
    public void Too_few_different_layers_fit_no_predictor_however_often_each_was_measured(int rows, int layers)
    {
        IReadOnlyList<LayerSample> samples = FullyConnected(rows, layers);

        Assert.Empty(PredictorFit.Fit(samples).Qualities);
        Assert.Equal([$"linear has {layers} in {rows} rows and needs 8"], PredictorFit.Lacking(samples));
    }

    [Fact]
    public void Enough_of_one_kind_are_fitted_beside_another_that_lacks_some()
    {
        IReadOnlyList<LayerSample> samples =
            [.. FullyConnected(8, 8), new LayerSample(MadeUp.Activation("Tanh", 3, 3), 2, 0.1)];

        Assert.Equal("linear", Assert.Single(PredictorFit.Fit(samples).Qualities).Kind.ToString());
        Assert.Equal(["activation.Tanh has 1 in 1 rows and needs 8"], PredictorFit.Lacking(samples));
    }

    private static LayerSample[] FullyConnected(int rows, int layers) =>
        [.. Enumerable.Range(0, rows).Select(row => new LayerSample(MadeUp.FullyConnected(100 * (1 + row % layers), 100), 2, 0.1 + row % layers))];
}
