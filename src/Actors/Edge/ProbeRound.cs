using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// One measurement of the link, probe by probe: round trips, then payloads up, then payloads down.
/// The first round starts small and grows while the link proves quick; later ones take the size that the estimate allows.
/// </summary>
/// <param name="Estimator">What is known so far.</param>
/// <param name="Period">The time between two rounds.</param>
internal sealed record ProbeRound(LinkEstimator Estimator, TimeSpan Period)
{
    private const int RoundTrips = 3;
    private const int Growth = 8;

    // A payload that took this much longer than an empty message is timed well enough.
    private const double EnoughPayloadMs = 10;

    private enum Step
    {
        RoundTrip,
        Upload,
        Download,
        Complete,
    }

    /// <summary>Whether all probes have been answered.</summary>
    public bool IsComplete => Current == Step.Complete;

    private Step Current { get; init; }

    private int RoundTripsDone { get; init; }

    private double LeastRoundTripMs { get; init; } = double.PositiveInfinity;

    private int PayloadBytes { get; init; }

    private bool Growing { get; init; }

    /// <summary>Begins a round.</summary>
    public static ProbeRound Start(LinkEstimator estimator, TimeSpan period) => new(estimator, period);

    /// <summary>The probe to send now.</summary>
    public CloudProtocol.Probe NextProbe(long id) => Current switch
    {
        Step.Upload => new CloudProtocol.Probe(id, 0, ProbePayload.Take(PayloadBytes)),
        Step.Download => new CloudProtocol.Probe(id, PayloadBytes, ReadOnlyMemory<byte>.Empty),
        _ => new CloudProtocol.Probe(id, 0, ReadOnlyMemory<byte>.Empty),
    };

    /// <summary>The round after the probe's answer.</summary>
    /// <param name="elapsedMs">From sending the probe to its answer, in milliseconds.</param>
    /// <param name="now">When the answer came.</param>
    public ProbeRound Answered(double elapsedMs, DateTimeOffset now)
    {
        switch (Current)
        {
            case Step.RoundTrip:
                // The least of a few: what exceeds it is this machine's scheduling, not the link.
                var leastMs = Math.Min(LeastRoundTripMs, elapsedMs);
                if (RoundTripsDone + 1 < RoundTrips)
                    return this with { RoundTripsDone = RoundTripsDone + 1, LeastRoundTripMs = leastMs };
                var timed = Estimator.WithRoundTrip(leastMs, now);
                return (this with { Estimator = timed, LeastRoundTripMs = leastMs }).Begin(Step.Upload, Estimator.UplinkMsPerByte);

            case Step.Upload:
                return KeepsGrowing(elapsedMs)
                    ? Grow()
                    : (this with { Estimator = Estimator.WithUpload(PayloadBytes, elapsedMs, now) }).Begin(Step.Download, Estimator.DownlinkMsPerByte);

            case Step.Download:
                return KeepsGrowing(elapsedMs)
                    ? Grow()
                    : this with { Estimator = Estimator.WithDownload(PayloadBytes, elapsedMs, now), Current = Step.Complete };

            default:
                throw new InvalidOperationException("The round is complete.");
        }
    }

    private ProbeRound Begin(Step step, double knownMsPerByte)
    {
        var isKnown = !double.IsNaN(knownMsPerByte);
        return this with
        {
            Current = step,
            Growing = !isKnown,
            PayloadBytes = isKnown ? ProbeSize.For(LinkEstimate.Mbps(1, knownMsPerByte), Period) : ProbeSize.FirstBytes,
        };
    }

    private bool KeepsGrowing(double elapsedMs) =>
        Growing && elapsedMs - LeastRoundTripMs < EnoughPayloadMs && PayloadBytes < ProbeSize.LargestBytes;

    private ProbeRound Grow() => this with { PayloadBytes = Math.Min(PayloadBytes * Growth, ProbeSize.LargestBytes) };
}
