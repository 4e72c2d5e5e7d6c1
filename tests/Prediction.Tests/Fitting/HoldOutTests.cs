using Neurosurgeon.Prediction.Fitting;
using Neurosurgeon.Prediction.Tests.Support;

namespace Neurosurgeon.Prediction.Tests.Fitting;

public sealed class HoldOutTests
{
    [Fact]
    public void Layers_that_were_held_out_are_predicted()
    {
        IReadOnlyList<HoldOutResult> results = HoldOut.Evaluate(MadeUp.Sweep(), 0.1, 1);

        Assert.Equal(["conv", "linear", "activation.Relu", "activation.Tanh"], results.Select(result => result.Kind.ToString()));
        Assert.Equal([40, 15, 6, 6], results.Select(result => result.Quality.Rows));
        Assert.All(results, result => Assert.False(result.IsFallback));
        Assert.All(results, result => Assert.InRange(result.Quality.MedianError, 0, 0.1));
        Assert.All(results, result => Assert.InRange(result.Quality.Within20, 0.8, 1));
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures()
    {
        IReadOnlyList<LayerSample> samples = [.. MadeUp.Sweep().Where(sample => sample.Features.Operator is "Gemm")];
        Assert.Equal(HoldOut.Evaluate(samples, 0.2, 3), HoldOut.Evaluate(samples, 0.2, 3));
        Assert.NotEqual(HoldOut.Evaluate(samples, 0.2, 3), HoldOut.Evaluate(samples, 0.2, 4));
    }

    [Fact]
    public void A_kind_with_too_few_rows_is_left_to_the_fallback()
    {
        IReadOnlyList<LayerSample> samples = [.. MadeUp.Sweep().Where(sample => sample.Features.Operator is "Gemm").Take(5)];
        HoldOutResult result = Assert.Single(HoldOut.Evaluate(samples, 0.2, 1));
        Assert.True(result.IsFallback);
        Assert.Equal(1, result.Quality.Rows);
    }
}
