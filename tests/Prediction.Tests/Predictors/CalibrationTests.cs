using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Prediction.Tests.Support;

namespace Neurosurgeon.Prediction.Tests.Predictors;

public sealed class CalibrationTests(FittedSet fitted) : IClassFixture<FittedSet>
{
    private static readonly LayerFeatures Convolution = MadeUp.Convolution(56, 3, 1, 32, 64);
    private static readonly LayerFeatures Matrix = MadeUp.FullyConnected(1000, 1000);

    [Fact]
    public void A_device_that_takes_half_and_three_times_as_long_is_predicted_to()
    {
        var calibration = Calibration.Of(fitted.Set, [(Convolution, 0.5 * Ms(Convolution)), (Matrix, 3 * Ms(Matrix))]);
        var calibrated = new CalibratedPredictors(fitted.Set, calibration);

        LayerFeatures other = MadeUp.Convolution(14, 1, 1, 100, 24);
        Assert.Equal(0.5 * Ms(other), calibrated.Predict(other).Milliseconds, precision: 9);
        LayerFeatures few = MadeUp.FullyConnected(10, 4000, batch: 4);
        Assert.Equal(3 * Ms(few), calibrated.Predict(few).Milliseconds, precision: 9);
        LayerFeatures many = MadeUp.FullyConnected(10, 4000, batch: 40);
        Assert.Equal(0.5 * Ms(many), calibrated.Predict(many).Milliseconds, precision: 9);
    }

    [Fact]
    public void A_sort_of_layers_that_was_not_measured_is_taken_as_it_is() =>
        Assert.Equal(new Calibration(1, 2), Calibration.Of(fitted.Set, [(Convolution, 2 * Ms(Convolution))]));

    [Fact]
    public void What_the_predictors_are_wrong_by_on_their_own_device_cancels_out()
    {
        var here = new Calibration(MemoryFactor: 3, ProcessorFactor: 1.2);
        Assert.Equal(new Calibration(2, 1), here.RelativeTo(new Calibration(1.5, 1.2)));
        Assert.Equal(here, here.RelativeTo(null));
    }

    private double Ms(LayerFeatures features) => fitted.Set.Predict(features).Milliseconds;
}
