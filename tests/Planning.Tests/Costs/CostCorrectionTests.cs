using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Planning.Tests.Costs;

public class CostCorrectionTests
{
    [Fact]
    public void A_device_that_stays_slower_is_believed()
    {
        var correction = CostCorrection.None;
        for (var run = 0; run < 30; run++)
            correction = correction.With(measuredMs: 30, uncorrectedMs: 10);

        Assert.Equal(3, correction.Factor, 0.01);
    }

    [Fact]
    public void One_disturbed_execution_does_not_turn_the_prediction_over()
    {
        Assert.InRange(CostCorrection.None.With(measuredMs: 1e6, uncorrectedMs: 1).Factor, 1, 3);
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(double.NaN, 5)]
    [InlineData(-1, 5)]
    [InlineData(5, double.NaN)]
    public void Nothing_is_learned_from_times_that_say_nothing(double measuredMs, double uncorrectedMs)
    {
        Assert.Equal(CostCorrection.None, CostCorrection.None.With(measuredMs, uncorrectedMs));
    }
}
