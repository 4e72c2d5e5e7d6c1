using Neurosurgeon.Hosts.Input;

namespace Neurosurgeon.Hosts.Tests.Input;

public sealed class QuantitiesTests
{
    [Theory]
    [InlineData("5.85Mbps", 5.85)]
    [InlineData("5.85 Mbit/s", 5.85)]
    [InlineData("300kbps", 0.3)]
    [InlineData("1Gbps", 1000)]
    [InlineData("1gbit/s", 1000)]
    [InlineData("2e3bps", 0.002)]
    public void A_rate_is_read_with_its_unit(string text, double mbps) => Assert.Equal(mbps, Quantities.Rate(text)!.Value, 1e-12);

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("Mbps")]
    [InlineData("5MB/s")]
    [InlineData("5MBps")]
    [InlineData("5,85Mbps")]
    [InlineData("5ms")]
    [InlineData("0Mbps")]
    [InlineData("-5Mbps")]
    [InlineData("NaNMbps")]
    [InlineData("InfinityMbps")]
    [InlineData("1e999Mbps")]
    [InlineData("1e308Gbps")]
    [InlineData("1e-300Mbps")]
    [InlineData("1,000Mbps")]
    [InlineData("0x10Mbps")]
    public void What_is_no_rate_is_none(string text) => Assert.Null(Quantities.Rate(text));

    [Theory]
    [InlineData("40ms", 40)]
    [InlineData("1.5s", 1500)]
    [InlineData("250us", 0.25)]
    [InlineData("0ms", 0)]
    [InlineData("90 s", 90_000)]
    [InlineData("5m", 300_000)]
    [InlineData("1.5h", 5_400_000)]
    public void A_time_is_read_with_its_unit(string text, double milliseconds) => Assert.Equal(milliseconds, Quantities.Duration(text)!.Value, 1e-12);

    [Theory]
    [InlineData("40")]
    [InlineData("-1ms")]
    [InlineData("NaNs")]
    [InlineData("1e9s")]
    [InlineData("10001h")]
    [InlineData("1 day")]
    [InlineData("40Mbps")]
    public void What_is_no_time_is_none(string text) => Assert.Null(Quantities.Duration(text));

    [Theory]
    [InlineData("0.25", 0.25)]
    [InlineData("1", 1.0)]
    [InlineData("0", null)]
    [InlineData("1.5", null)]
    [InlineData("25%", null)]
    public void A_share_is_above_0_and_at_most_1(string text, double? share) => Assert.Equal(share, Quantities.Share(text));
}
