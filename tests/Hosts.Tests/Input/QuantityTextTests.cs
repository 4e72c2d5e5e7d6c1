using Neurosurgeon.Hosts.Input;

namespace Neurosurgeon.Hosts.Tests.Input;

public sealed class QuantityTextTests
{
    [Theory]
    [InlineData("5.85Mbps", 5.85)]
    [InlineData("1.1 Mbit/s", 1.1)]
    [InlineData("500kbps", 0.5)]
    [InlineData("1Gbit/s", 1000)]
    [InlineData("100mbps", 100)]
    public void A_rate_is_read_as_megabits_a_second(string text, double mbps) => Assert.Equal(mbps, RateText.Mbps(text)!.Value, 9);

    [Theory]
    [InlineData("")]
    [InlineData("5.85")]
    [InlineData("0Mbps")]
    [InlineData("-1Mbps")]
    [InlineData("5MBps")]
    [InlineData("5,85Mbps")]
    [InlineData("NaNMbps")]
    [InlineData("InfinityMbps")]
    [InlineData("1e3Mbps")]
    [InlineData("5Mbps ")]
    public void What_is_no_rate_is_none(string text) => Assert.Null(RateText.Mbps(text));

    [Theory]
    [InlineData("40ms", 40)]
    [InlineData("0ms", 0)]
    [InlineData("0.5s", 500)]
    [InlineData("90 s", 90_000)]
    [InlineData("5m", 300_000)]
    [InlineData("1.5h", 5_400_000)]
    public void A_duration_is_read(string text, double ms) => Assert.Equal(ms, DurationText.Read(text)!.Value.TotalMilliseconds, 6);

    [Theory]
    [InlineData("")]
    [InlineData("40")]
    [InlineData("-1s")]
    [InlineData("NaNs")]
    [InlineData("1 day")]
    [InlineData("10001h")]
    [InlineData("99999999999999999999999999h")]
    public void What_is_no_duration_is_none(string text) => Assert.Null(DurationText.Read(text));
}
