using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Planning.Tests.Link;

public class ProbeSizeTests
{
    [Fact]
    public void A_probe_never_fills_a_slow_uplink_for_more_than_a_tenth_of_its_period()
    {
        var period = TimeSpan.FromSeconds(1);
        for (var mbps = 0.05; mbps < 10_000; mbps *= 1.1)
        {
            var occupiedMs = ProbeSize.For(mbps, period) * 8 / (mbps * 1000);
            Assert.True(occupiedMs <= 100, $"{mbps} Mbit/s: {occupiedMs} ms");
        }
    }

    [Fact]
    public void A_probe_is_large_enough_to_time_and_small_enough_for_a_frame()
    {
        Assert.Equal(ProbeSize.SmallestBytes, ProbeSize.For(1e-9, TimeSpan.FromSeconds(1)));
        Assert.Equal(ProbeSize.LargestBytes, ProbeSize.For(1e9, TimeSpan.FromSeconds(1)));
    }
}
