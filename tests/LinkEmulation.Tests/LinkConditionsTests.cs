namespace Neurosurgeon.LinkEmulation.Tests;

public sealed class LinkConditionsTests
{
    [Theory]
    [InlineData(0, 1, 10, "uplink has 0 Mbit/s")]
    [InlineData(-1, 1, 10, "uplink has -1 Mbit/s")]
    [InlineData(double.NaN, 1, 10, "uplink has NaN Mbit/s")]
    [InlineData(double.PositiveInfinity, 1, 10, "uplink has Infinity Mbit/s")]
    [InlineData(1, 0, 10, "downlink has 0 Mbit/s")]
    [InlineData(1, 1, -1, "round trip is -1 ms")]
    [InlineData(1, 1, double.NaN, "round trip is NaN ms")]
    [InlineData(1, 1, 60_001, "round trip is 60001 ms")]
    public void An_impossible_link_is_refused_and_said_why(double uplinkMbps, double downlinkMbps, double rttMs, string expected)
    {
        Assert.Contains(expected, LinkConditions.ProblemOf(uplinkMbps, downlinkMbps, rttMs), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new LinkConditions(uplinkMbps, downlinkMbps, rttMs));
    }

    [Fact]
    public void A_megabit_a_second_is_125_bytes_a_millisecond()
    {
        var conditions = new LinkConditions(1, 2, 0);

        Assert.Equal((125, 250), (conditions.BytesPerMs(LinkDirection.Up), conditions.BytesPerMs(LinkDirection.Down)));
    }
}
