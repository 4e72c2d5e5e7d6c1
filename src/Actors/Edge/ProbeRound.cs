using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// One measurement of the link, probe by probe: round trips, then payloads up, then payloads down, of each the least of a few.
/// The first round starts small and grows while the link proves quick; later ones take the size that the estimate allows.
/// </summary>
/// <param name="Estimator">What is known so far.</param>
/// <param name="Period">The time between two rounds.</param>
internal sealed record ProbeRound(LinkEstimator Estimator, TimeSpan Period)
{
    // What exceeds the least is this machine's scheduling, not the link.
    private const int Repetitions = 3;
    private const int Growth = 8;

    // A payload that took this much longer than an empty message is timed well enough.
    private const double EnoughPayloadMs = 10;

    // Beside a payload that took this long scheduling is little, and repeating it every round would fill the link.
    private const double LongPayloadMs = 25;

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

    private int Repeated { get; init; }

    private double LeastMs { get; init; } = double.PositiveInfinity;

    private double LeastRoundTripMs { get; init; }

    private int PayloadBytes { get; init; }

    private double KnownMsPerByte { get; init; }

    private bool Growing => double.IsNaN(KnownMsPerByte);

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
        if (Current != Step.RoundTrip && KeepsGrowing(elapsedMs))
            return Again() with { PayloadBytes = Math.Min(PayloadBytes * Growth, ProbeSize.LargestBytes) };

        var leastMs = Math.Min(LeastMs, elapsedMs);
        if (Repeated + 1 < Repetitions && !IsLong(elapsedMs - LeastRoundTripMs))
            return this with { Repeated = Repeated + 1, LeastMs = leastMs };

        return Current switch
        {
            Step.RoundTrip => (this with { Estimator = Estimator.WithRoundTrip(leastMs, now), LeastRoundTripMs = leastMs })
                .Begin(Step.Upload, Estimator.UplinkMsPerByte),
            Step.Upload => (this with { Estimator = Estimator.WithUpload(PayloadBytes, leastMs, now) })
                .Begin(Step.Download, Estimator.DownlinkMsPerByte),
            Step.Download => this with { Estimator = Estimator.WithDownload(PayloadBytes, leastMs, now), Current = Step.Complete },
            _ => throw new InvalidOperationException("The round is complete."),
        };
    }

    /// <summary>
    /// What is known if the round ends here. A round trip that could not be repeated counts if it is shorter than was known:
    /// what is longer may have been held up.
    /// </summary>
    /// <param name="now">When it ends.</param>
    public LinkEstimator Interrupted(DateTimeOffset now) =>
        Current == Step.RoundTrip && LeastMs < Estimator.RttMs ? Estimator.WithRoundTrip(LeastMs, now) : Estimator;

    private ProbeRound Begin(Step step, double knownMsPerByte) => Again() with
    {
        Current = step,
        KnownMsPerByte = knownMsPerByte,
        PayloadBytes = double.IsNaN(knownMsPerByte) ? ProbeSize.FirstBytes : ProbeSize.For(LinkEstimate.Mbps(1, knownMsPerByte), Period),
    };

    // What would be believed at once is seen again, unless nothing but the link explains it.
    private bool IsLong(double payloadMs) =>
        Current != Step.RoundTrip && !Growing && payloadMs > LongPayloadMs
        && (payloadMs < LinkEstimator.LargestJitter * KnownMsPerByte * PayloadBytes || payloadMs > LinkEstimator.LongestHoldUpMs);

    private bool KeepsGrowing(double elapsedMs) =>
        Growing && elapsedMs - LeastRoundTripMs < EnoughPayloadMs && PayloadBytes < ProbeSize.LargestBytes;

    private ProbeRound Again() => this with { Repeated = 0, LeastMs = double.PositiveInfinity };
}
