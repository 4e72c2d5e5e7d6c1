using Neurosurgeon.Actors.Edge;

namespace Neurosurgeon.Actors.Tests.Edge;

public class VerificationTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(0.9e-4f, true)]
    [InlineData(1.1e-4f, false)]
    [InlineData(float.NaN, false)]
    public void Numbers_may_differ_by_a_ten_thousandth_of_the_largest(float difference, bool isSame)
    {
        var result = Verification.Compare([1, -10, 3], [1, -10 + (10 * difference), 3]);
        Assert.Equal(isSame, result.IsWithinTolerance);
    }

    [Theory]
    [InlineData(float.NaN, float.NaN, true)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, true)]
    [InlineData(float.PositiveInfinity, float.NegativeInfinity, false)]
    [InlineData(float.NaN, 1, false)]
    [InlineData(1, float.NaN, false)]
    public void What_is_no_number_is_the_same_where_both_say_so(float expected, float actual, bool isSame)
    {
        Assert.Equal(isSame, Verification.Compare([1, expected, 3], [1, actual, 3]).IsWithinTolerance);
        Assert.False(Verification.Compare([1, expected, 3], [2, actual, 3]).IsWithinTolerance);
    }

    [Theory]
    [InlineData(77_000, 0, true)]
    [InlineData(77_001, 1, false)]
    [InlineData(76_998, 2, false)]
    public void Indices_may_not_differ_at_all(long actual, double difference, bool isSame)
    {
        var result = Verification.Compare([5L, 77_000L], [5L, actual]);
        Assert.Equal((difference, isSame), (result.MaxAbsDiff, result.IsWithinTolerance));
    }
}
