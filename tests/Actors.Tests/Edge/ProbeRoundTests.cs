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
    [InlineData(100, 1)]
    [InlineData(170, 1)]
    [InlineData(1000, 0.2)]
    public void Later_rounds_fill_an_uplink_for_less_than_a_tenth_of_their_period(double mbps, double rttMs)
    {
        var known = Run(LinkEstimator.Empty, mbps, rttMs, out _);

        Run(known, mbps, rttMs, out var uploadMs);

        Assert.InRange(uploadMs, 0, 100);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_nodes_first_messages_are_slow_and_do_not_make_a_quick_link_look_so(int disturbed)
    {
        var estimate = Run(LinkEstimator.Empty, 1000, 0.2, out _, probe => probe.Payload.Length == ProbeSize.LargestBytes && disturbed-- > 0 ? 60 : 0).Estimate!;

        Assert.Equal(1000, estimate.UplinkMbps, 1e-3);
    }

    [Fact]
    public void One_payload_that_was_held_up_does_not_make_a_known_link_look_slow()
    {
        var known = Run(LinkEstimator.Empty, 1000, 0.2, out _);

        var heldUp = false;
        var estimate = Run(known, 1000, 0.2, out _, probe => probe.Payload.Length > 0 && !heldUp && (heldUp = true) ? 100 : 0).Estimate!;

        Assert.Equal(1000, estimate.UplinkMbps, 1e-3);
    }

    [Fact]
    public void A_fallen_link_is_known_after_one_round_that_fills_it_for_little_longer()
    {
        var known = Run(LinkEstimator.Empty, 18.88, 28, out _);

        var estimate = Run(known, 1.1, 150, out var uploadMs).Estimate!;

        Assert.Equal(1.1, estimate.UplinkMbps, 1e-3);
        Assert.InRange(uploadMs, 0, 2000);
    }

    [Fact]
    public void A_round_that_is_interrupted_leaves_its_least_round_trip()
    {
        var known = Run(LinkEstimator.Empty, 18.88, 150, out _);
        var round = ProbeRound.Start(known, Period);

        Assert.Equal(known, round.Interrupted(DateTimeOffset.UnixEpoch));
        Assert.Equal(28, round.Answered(40, DateTimeOffset.UnixEpoch).Answered(28, DateTimeOffset.UnixEpoch).Interrupted(DateTimeOffset.UnixEpoch).RttMs);
    }

    [Fact]
    public void One_round_trip_that_was_held_up_says_nothing_where_the_round_is_interrupted()
    {
        var known = Run(LinkEstimator.Empty, 18.88, 28, out _);

        Assert.Equal(known, ProbeRound.Start(known, Period).Answered(100, DateTimeOffset.UnixEpoch).Interrupted(DateTimeOffset.UnixEpoch));
    }

    private static LinkEstimator Run(
        LinkEstimator estimator, double mbps, double rttMs, out double uploadMs, Func<CloudProtocol.Probe, double>? disturbanceMs = null)
    {
        uploadMs = 0;
        var round = ProbeRound.Start(estimator, Period);
        for (var id = 1; !round.IsComplete; id++)
        {
            Assert.True(id < 30, "The round does not end.");
            CloudProtocol.Probe probe = round.NextProbe(id);
            var upMs = probe.Payload.Length * 8 / (mbps * 1000);
            uploadMs += upMs;
            round = round.Answered((disturbanceMs?.Invoke(probe) ?? 0) + rttMs + upMs + probe.ReplyPayloadBytes * 8 / (mbps * 1000), DateTimeOffset.UnixEpoch);
        }

        return round.Estimator;
    }
}
