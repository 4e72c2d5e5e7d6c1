using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Planning.Tests.Costs;

public class EdgeLoadTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Two_slow_executions_are_a_load_and_one_is_none()
    {
        var once = EdgeLoad.Idle(Now).With(measuredMs: 40, expectedMs: 10, Now);
        Assert.Equal(1, once.FactorAt(Now));

        Assert.Equal(3, once.With(measuredMs: 30, expectedMs: 10, Now).FactorAt(Now));
        Assert.Equal(1, once.With(measuredMs: 11, expectedMs: 10, Now).FactorAt(Now));
    }

    [Fact]
    public void One_execution_that_was_not_slowed_ends_the_load()
    {
        Assert.Equal(1, new EdgeLoad(4, 4, Now).With(measuredMs: 10, expectedMs: 10, Now).FactorAt(Now));
    }

    [Fact]
    public void A_load_is_forgotten_while_nothing_runs()
    {
        var load = new EdgeLoad(5, 5, Now);

        Assert.Equal(3, load.FactorAt(Now.AddSeconds(5)), 1e-9);
        Assert.Equal(1, load.FactorAt(Now.AddMinutes(5)), 1e-9);
    }

    [Theory]
    [InlineData(1e9, 0)]
    [InlineData(30, 0.5)]
    [InlineData(double.NaN, 10)]
    [InlineData(double.PositiveInfinity, 10)]
    [InlineData(30, double.NaN)]
    public void Nothing_is_learned_from_times_that_say_nothing(double measuredMs, double expectedMs)
    {
        var load = new EdgeLoad(2, 2, Now);

        Assert.Equal(load, load.With(measuredMs, expectedMs, Now));
    }

    [Fact]
    public void Load_and_correction_together_say_what_was_measured_and_neither_counts_it_twice()
    {
        var (load, correction) = Execute(EdgeLoad.Idle(Now), CostCorrection.None, measuredMs: 40, times: 2);
        Assert.Equal(40, ExpectedMs(load, correction), 2.0);

        (load, correction) = Execute(load, correction, measuredMs: 40, times: 20);
        Assert.Equal(40, ExpectedMs(load, correction), 2.0);
    }

    [Fact]
    public void A_load_that_has_passed_leaves_little_behind()
    {
        var (load, correction) = Execute(EdgeLoad.Idle(Now), CostCorrection.None, measuredMs: 40, times: 5);
        (load, correction) = Execute(load, correction, measuredMs: 10, times: 1);

        Assert.InRange(ExpectedMs(load, correction), 10, 13);
    }

    [Fact]
    public void A_predictor_that_is_somewhat_wrong_is_corrected_and_no_load()
    {
        var (load, correction) = Execute(EdgeLoad.Idle(Now), CostCorrection.None, measuredMs: 13, times: 30);

        Assert.Equal(1, load.FactorAt(Now));
        Assert.Equal(1.3, correction.Factor, 0.01);
    }

    /// <summary>Executions of a network that is predicted to take 10 ms.</summary>
    private static (EdgeLoad Load, CostCorrection Correction) Execute(EdgeLoad load, CostCorrection correction, double measuredMs, int times)
    {
        for (var execution = 0; execution < times; execution++)
        {
            load = load.With(measuredMs, 10 * correction.Factor, Now);
            correction = correction.With(measuredMs, 10, load.FactorAt(Now));
        }

        return (load, correction);
    }

    private static double ExpectedMs(EdgeLoad load, CostCorrection correction) => 10 * correction.Under(load.FactorAt(Now)).Factor;
}
