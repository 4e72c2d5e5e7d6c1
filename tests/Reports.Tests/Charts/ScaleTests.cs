using Neurosurgeon.Reports.Charts;

namespace Neurosurgeon.Reports.Tests.Charts;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(5.45, 6, 1)]
    [InlineData(11.9, 12, 2)]
    [InlineData(0.172, 0.2, 0.05)]
    [InlineData(6, 6, 1)]
    [InlineData(0.3, 0.3, 0.05)]
    public void A_linear_scale_ends_at_a_round_number(double largest, double most, double step)
    {
        var scale = Scale.Linear([0.1 * largest, largest]);

        Assert.Equal((0, false), (scale.Least, scale.IsLogarithmic));
        Assert.Equal(most, scale.Most, 12);
        Assert.Equal(step, scale.Ticks[1], 12);
        Assert.Equal(scale.Most, scale.Ticks[^1]);
    }

    [Fact]
    public void A_linear_scale_holds_whatever_it_is_made_for()
    {
        var random = new Random(1);
        for (var repetition = 0; repetition < 1000; repetition++)
        {
            var largest = Math.Exp(40 * (random.NextDouble() - 0.5));
            var scale = Scale.Linear([largest]);

            Assert.InRange(largest, 0.5 * scale.Most, scale.Most * (1 + 1e-9));
            Assert.InRange(scale.Ticks.Length, 4, 7);
            Assert.Equal(largest / scale.Most, scale.Fraction(largest), 9);
        }
    }

    [Fact]
    public void A_logarithmic_scale_covers_full_decades_and_gives_the_least_value_some_height()
    {
        var scale = Scale.Logarithmic([4, 774.4, 100]);

        Assert.Equal([1, 10, 100, 1000], scale.Ticks.Select(tick => Math.Round(tick, 9)));
        Assert.Equal(0.5, scale.Fraction(Math.Sqrt(1000)), 9);
        Assert.True(Scale.Logarithmic([10, 1000]).Fraction(10) > 0.3);
        Assert.Equal(0, scale.Fraction(0));
    }

    [Fact]
    public void Values_a_hundredfold_apart_take_a_logarithmic_scale()
    {
        Assert.True(Scale.Fitting([1, 101]).IsLogarithmic);
        Assert.False(Scale.Fitting([1, 99]).IsLogarithmic);
        Assert.False(Scale.Fitting([0, 5]).IsLogarithmic);
    }

    [Fact]
    public void Nothing_to_show_still_has_a_scale()
    {
        Assert.Equal(1, Scale.Linear([]).Most);
        Assert.Equal(1, Scale.Linear([0, 0]).Most);
        Assert.Equal(0, Scale.Logarithmic([0]).Fraction(0));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.01234, "0.0123")]
    [InlineData(1.2345, "1.23")]
    [InlineData(12.3456, "12.3")]
    [InlineData(12345.6, "12,346")]
    public void Numbers_have_three_significant_digits(double value, string text) => Assert.Equal(text, Quantity.Text(value));
}
