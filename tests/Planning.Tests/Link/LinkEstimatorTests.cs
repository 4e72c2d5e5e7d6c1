using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Planning.Tests.Link;

public class LinkEstimatorTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData(1.1, 60)]
    [InlineData(5.85, 40)]
    [InlineData(18.88, 10)]
    [InlineData(1000, 0.2)]
    public void Round_trip_and_rates_are_told_apart(double mbps, double rttMs)
    {
        var link = new SimulatedLink(mbps, mbps * 4, rttMs);

        var estimate = link.Probe(LinkEstimator.Empty, 50_000).Estimate;

        Assert.NotNull(estimate);
        Assert.Equal(rttMs, estimate.RttMs, rttMs * 1e-9);
        Assert.Equal(mbps, estimate.UplinkMbps, mbps * 1e-9);
        Assert.Equal(mbps * 4, estimate.DownlinkMbps, mbps * 1e-9);
        Assert.Equal(rttMs / 2 + 8e-3 * 600_000 / mbps, rttMs / 2 + estimate.UploadMs(600_000), 1e-6);
    }

    [Fact]
    public void There_is_no_estimate_before_all_three_are_measured()
    {
        var estimator = LinkEstimator.Empty.WithUpload(1000, 5, Now).WithRoundTrip(1, Now).WithUpload(1000, 5, Now);

        Assert.Null(estimator.Estimate);
        Assert.NotNull(estimator.WithDownload(1000, 5, Now).Estimate);
    }

    [Fact]
    public void A_fallen_uplink_is_followed_by_a_few_real_transfers()
    {
        var wifi = new SimulatedLink(18.88, 50, 10);
        var thirdGeneration = new SimulatedLink(1.1, 50, 10);
        var estimator = wifi.Probe(LinkEstimator.Empty, 50_000);

        for (var transfer = 0; transfer < 2; transfer++)
            estimator = estimator.WithTransfer(36_864, 4000, thirdGeneration.TransferMs(36_864, 4000), Now);

        Assert.Equal(1.1, estimator.Estimate!.UplinkMbps, 1e-6);
    }

    [Fact]
    public void One_transfer_that_was_held_up_is_not_taken_for_the_links_rate()
    {
        var ethernet = new SimulatedLink(1000, 1000, 1);
        var estimator = ethernet.Probe(LinkEstimator.Empty, 500_000)
            .WithTransfer(186_624, 4000, 60 + ethernet.TransferMs(186_624, 4000), Now)
            .WithTransfer(186_624, 4000, ethernet.TransferMs(186_624, 4000), Now);

        Assert.Equal(1000, estimator.Estimate!.UplinkMbps, 1e-6);
    }

    [Fact]
    public void One_transfer_that_takes_a_second_longer_shows_that_the_link_has_fallen()
    {
        var estimator = new SimulatedLink(18.88, 50, 28).Probe(LinkEstimator.Empty, 50_000);
        var thirdGeneration = new SimulatedLink(1.1, 50, 28);

        estimator = estimator.WithTransfer(186_624, 4000, thirdGeneration.TransferMs(186_624, 4000), Now);

        Assert.Equal(1.1, estimator.Estimate!.UplinkMbps, 1e-6);
    }

    [Fact]
    public void A_link_that_is_quick_again_is_not_taken_for_quicker_than_it_is()
    {
        var wifi = new SimulatedLink(18.88, 50, 28);
        var estimator = new SimulatedLink(1.1, 50, 150).Probe(LinkEstimator.Empty, 50_000).WithRoundTrip(wifi.RttMs, Now);

        for (var transfer = 0; transfer < 20; transfer++)
            estimator = estimator.WithTransfer(186_624, 4000, wifi.TransferMs(186_624, 4000), Now);

        Assert.InRange(estimator.Estimate!.UplinkMbps, 18.8, 18.9);
        Assert.Equal(28, estimator.Estimate.RttMs, 1e-9);
    }

    [Theory]
    [InlineData(18.88, 28, 1.1, 150)]
    [InlineData(1.1, 150, 18.88, 28)]
    [InlineData(100, 1, 5.85, 69)]
    public void Another_link_is_believed_at_once(double beforeMbps, double beforeRttMs, double mbps, double rttMs)
    {
        var before = new SimulatedLink(beforeMbps, beforeMbps, beforeRttMs).Probe(LinkEstimator.Empty, 14_000);

        var estimate = new SimulatedLink(mbps, mbps, rttMs).Probe(before, 14_000).Estimate!;

        Assert.Equal((mbps, mbps, rttMs), (Math.Round(estimate.UplinkMbps, 9), Math.Round(estimate.DownlinkMbps, 9), Math.Round(estimate.RttMs, 9)));
    }

    [Fact]
    public void Jitter_is_smoothed()
    {
        var before = new SimulatedLink(20, 20, 10).Probe(LinkEstimator.Empty, 250_000);

        var estimate = new SimulatedLink(12, 12, 15).Probe(before, 250_000).Estimate!;

        Assert.InRange(estimate.RttMs, 11, 12);
        Assert.InRange(estimate.UplinkMbps, 14, 16);
    }

    [Fact]
    public void A_small_tensors_overhead_does_not_make_a_quick_link_look_slow()
    {
        var ethernet = new SimulatedLink(1000, 1000, 1);
        var estimator = ethernet.Probe(LinkEstimator.Empty, 500_000);

        for (var transfer = 0; transfer < 5; transfer++)
            estimator = estimator.WithTransfer(4000, 4000, 0.4 + ethernet.TransferMs(4000, 4000), Now);

        Assert.Equal(1000, estimator.Estimate!.UplinkMbps, 1);
    }

    [Fact]
    public void A_small_tensor_shows_a_link_that_has_broken_down()
    {
        var estimator = new SimulatedLink(1000, 1000, 1).Probe(LinkEstimator.Empty, 500_000);
        var broken = new SimulatedLink(1, 1000, 1);

        for (var transfer = 0; transfer < 7; transfer++)
            estimator = estimator.WithTransfer(4000, 4000, broken.TransferMs(4000, 4000), Now);

        Assert.InRange(estimator.Estimate!.UplinkMbps, 1, 1.1);
    }

    [Fact]
    public void A_payload_lost_in_the_round_trips_jitter_gives_a_rate_and_not_infinity()
    {
        var estimator = LinkEstimator.Empty.WithRoundTrip(10, Now).WithUpload(1000, 9, Now).WithDownload(1000, 9, Now);

        Assert.True(double.IsFinite(estimator.Estimate!.UplinkMbps));
        Assert.True(estimator.Estimate.UplinkMbps > 0);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_time_that_cannot_be_changes_nothing(double elapsedMs)
    {
        var before = new SimulatedLink(10, 10, 10).Probe(LinkEstimator.Empty, 1000);

        Assert.Equal(before, before.WithRoundTrip(elapsedMs, Now).WithUpload(1000, elapsedMs, Now).WithDownload(1000, elapsedMs, Now));
    }

    private sealed record SimulatedLink(double UplinkMbps, double DownlinkMbps, double RttMs)
    {
        public LinkEstimator Probe(LinkEstimator estimator, long bytes) => estimator
            .WithRoundTrip(RttMs, Now)
            .WithUpload(bytes, RttMs + Ms(bytes, UplinkMbps), Now)
            .WithDownload(bytes, RttMs + Ms(bytes, DownlinkMbps), Now);

        public double TransferMs(long up, long down) => RttMs + Ms(up, UplinkMbps) + Ms(down, DownlinkMbps);

        private static double Ms(long bytes, double mbps) => bytes * 8 / (mbps * 1000);
    }
}
