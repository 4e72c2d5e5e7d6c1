using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction.Tests.Support;

namespace Neurosurgeon.Prediction.Tests.Predictors;

public sealed class PredictorSetTests(FittedSet fitted) : IClassFixture<FittedSet>
{
    // Within the fitted range, between its sizes, and far outside on both sides.
    private static readonly int[] Sides = [1, 2, 3, 5, 7, 8, 9, 13, 14, 15, 20, 27, 28, 29, 40, 56, 57, 90, 112, 113, 224, 500, 1500];

    public static TheoryData<int, int, int, int> Configurations
    {
        get
        {
            var data = new TheoryData<int, int, int, int>();
            foreach (int kernel in new[] { 1, 3, 11 })
            {
                foreach (int stride in new[] { 1, 2, 4 })
                {
                    data.Add(kernel, stride, 3, 64);
                    data.Add(kernel, stride, 64, 100);
                    data.Add(kernel, stride, 1, 1);
                    data.Add(kernel, stride, 2000, 3000);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_larger_image_or_batch_never_takes_less(int kernel, int stride, int inputs, int outputs)
    {
        double beforeMs = 0;
        foreach (int side in Sides)
        {
            double ms = PredictMs(MadeUp.Convolution(side, kernel, stride, inputs, outputs));
            Assert.True(ms >= beforeMs, $"side {side}: {ms} ms after {beforeMs} ms");
            beforeMs = ms;
            double smallerBatchMs = ms;
            foreach (int batch in new[] { 2, 3, 16, 500 })
            {
                double batchMs = PredictMs(MadeUp.Convolution(side, kernel, stride, inputs, outputs, batch));
                Assert.True(batchMs >= smallerBatchMs, $"side {side}, batch {batch}: {batchMs} ms after {smallerBatchMs} ms");
                smallerBatchMs = batchMs;
            }
        }
    }

    [Fact]
    public void More_elements_never_take_less_where_each_counts_alike()
    {
        double[] ms = [.. Enumerable.Range(0, 24).Select(power => PredictMs(MadeUp.Activation("Tanh", 8, 1, 1 << power)))];
        Assert.Equal(ms.Order(), ms);
    }

    [Fact]
    public void Far_outside_of_the_fitted_range_latency_follows_the_work()
    {
        double ms = PredictMs(MadeUp.Convolution(1000, 3, 1, 64, 64));
        Assert.InRange(ms / MadeUp.Milliseconds(MadeUp.Convolution(1000, 3, 1, 64, 64)), 0.5, 2);
        Assert.InRange(PredictMs(MadeUp.Convolution(2000, 3, 1, 64, 64)) / ms, 3, 5);
    }

    [Fact]
    public void Every_prediction_is_a_positive_number()
    {
        foreach (var layer in Sides.SelectMany(side => new[] { MadeUp.Convolution(side, 3, 1, 1, 1), MadeUp.Activation("Relu", 1, side), MadeUp.FullyConnected(side, 1) }))
            Assert.InRange(PredictMs(layer), double.Epsilon, 1e9);
    }

    [Fact]
    public void A_kind_that_was_never_fitted_is_predicted_from_bytes_and_flops_and_said_to_be()
    {
        LayerFeatures layer = MadeUp.Activation("Erf", 64, 56);
        LatencyPrediction prediction = fitted.Set.Predict(layer);
        Assert.True(prediction.IsFallback);
        Assert.InRange(prediction.Milliseconds / MadeUp.Milliseconds(layer), 0.1, 10);
        Assert.True(fitted.Set.Predict(layer with { Flops = 0, InputBytes = 0, OutputBytes = 0 }).Milliseconds > 0);
        Assert.False(fitted.Set.Predict(MadeUp.FullyConnected(100, 100)).IsFallback);
    }

    [Fact]
    public void An_operator_that_costs_more_has_a_predictor_of_its_own() =>
        Assert.InRange(PredictMs(MadeUp.Activation("Tanh", 64, 56)) / PredictMs(MadeUp.Activation("Relu", 64, 56)), 2, 20);

    [Fact]
    public void A_prediction_allocates_nothing()
    {
        LayerFeatures[] layers = [MadeUp.Convolution(28, 3, 1, 64, 64), MadeUp.Activation("Tanh", 64, 56), MadeUp.Activation("Erf", 64, 56)];
        double sum = layers.Sum(PredictMs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            foreach (LayerFeatures layer in layers)
                sum += fitted.Set.Predict(layer).Milliseconds;
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sum > 0);
    }

    private double PredictMs(LayerFeatures layer) => fitted.Set.Predict(layer).Milliseconds;
}
