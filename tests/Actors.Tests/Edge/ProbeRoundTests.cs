using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Actors.Tests.Edge;

public class ProbeRoundTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(1.1, 60)]
    [InlineData(5.85, 40)]
    [InlineData(18.88, 10)]
    [InlineData(1000, 0.2)]
    public void The_first_round_finds_the_rate_of_any_link_from_slow_to_fast(double mbps, double rttMs)
    {
        var estimate = Run(LinkEstimator.Empty, mbps, rttMs, out _).Estimate!;

        Assert.Equal(rttMs, estimate.RttMs, rttMs * 1e-6);
        Assert.Equal(mbps, estimate.UplinkMbps, mbps * 1e-6);
        Assert.Equal(mbps, estimate.DownlinkMbps, mbps * 1e-6);
    }

    [Theory]
    [InlineData(1.1, 60)]
    [InlineData(5.85, 40)]
    [InlineData(18.88, 10)]
    public void Later_rounds_fill_a_slow_uplink_for_less_than_a_tenth_of_their_period(double mbps, double rttMs)
    {
        var known = Run(LinkEstimator.Empty, mbps, rttMs, out _);

        Run(known, mbps, rttMs, out var uploadMs);

        Assert.InRange(uploadMs, 0, 100);
    }

    private static LinkEstimator Run(LinkEstimator estimator, double mbps, double rttMs, out double uploadMs)
    {
        uploadMs = 0;
        var round = ProbeRound.Start(estimator, Period);
        for (var id = 1; !round.IsComplete; id++)
        {
            Assert.True(id < 30, "The round does not end.");
            CloudProtocol.Probe probe = round.NextProbe(id);
            var upMs = probe.Payload.Length * 8 / (mbps * 1000);
            uploadMs += upMs;
            round = round.Answered(rttMs + upMs + probe.ReplyPayloadBytes * 8 / (mbps * 1000), DateTimeOffset.UnixEpoch);
        }

        return round.Estimator;
    }
}
