using Akka.Actor;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Configuration;
using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// Measures the link: round trip and both rates by probes, the uplink also by every real transfer, and tells the partitioner.
/// While a task's tensors are on the way it does not probe; a round that falls due then is caught up with.
/// </summary>
internal sealed class BandwidthMonitorActor : ReceiveActor, IWithTimers
{
    private const string RoundKey = "round";
    private const string TimeoutKey = "timeout";

    // One lost probe may be the network's; three in a row are the cloud's.
    private const int LostProbesOfSilence = 3;

    private readonly BandwidthSettings _settings;
    private readonly bool _periodic;
    private readonly IActorRef _partitioner;
    private readonly TimeProvider _time;
    private readonly HashSet<IActorRef> _waiting = [];

    private EdgeProtocol.CloudRefs? _cloud;
    private LinkEstimator _estimator = LinkEstimator.Empty;
    private ProbeRound? _round;
    private long _probeId;
    private long _sentTimestamp;
    private bool _transferring;
    private bool _isRoundPostponed;
    private int _lostProbes;

    /// <param name="settings">When to probe.</param>
    /// <param name="periodic">Whether to probe by itself; otherwise only when asked.</param>
    /// <param name="partitioner">Is told of every new estimate.</param>
    /// <param name="time">The clock.</param>
    public BandwidthMonitorActor(BandwidthSettings settings, bool periodic, IActorRef partitioner, TimeProvider time)
    {
        _settings = settings;
        _periodic = periodic;
        _partitioner = partitioner;
        _time = time;

        Receive<EdgeProtocol.CloudReached>(Reached);
        Receive<EdgeProtocol.CloudLost>(Lost);
        Receive<EdgeProtocol.MeasureLink>(_ => Measure());
        Receive<RoundDue>(_ => StartRound());
        Receive<CloudProtocol.ProbeReply>(reply => reply.Id == _probeId && _round is not null, Answered);
        Receive<CloudProtocol.ProbeReply>(_ => { /* Too late: it has been counted as lost. */ });
        Receive<ProbeOverdue>(overdue => overdue.Id == _probeId && _round is not null, _ => ProbeLost());
        Receive<EdgeProtocol.TransferStarted>(_ => _transferring = true);
        Receive<EdgeProtocol.TransferEnded>(TransferEnded);
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(BandwidthSettings settings, bool periodic, IActorRef partitioner, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new BandwidthMonitorActor(settings, periodic, partitioner, time));

    /// <inheritdoc />
    protected override void PreStart() => Context.Parent.Tell(EdgeProtocol.AskForCloud.Instance);

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        // Whoever waits must not wait for a round that is lost.
        AnswerAll();
        base.PreRestart(reason, message);
    }

    private void Reached(EdgeProtocol.CloudReached reached)
    {
        _cloud = reached.Cloud;
        _lostProbes = 0;
        if (_periodic)
            Timers.StartPeriodicTimer(RoundKey, RoundDue.Instance, TimeSpan.Zero, _settings.ProbeInterval);
    }

    private void Lost(EdgeProtocol.CloudLost lost)
    {
        if (lost.Cloud != _cloud)
            return;

        _cloud = null;
        _estimator = LinkEstimator.Empty;
        _transferring = false;
        _isRoundPostponed = false;
        Timers.CancelAll();
        EndRound();
    }

    private void Measure()
    {
        _waiting.Add(Sender);
        if (_cloud is null)
            EndRound();
        else
            StartRound();
    }

    private void StartRound()
    {
        if (_cloud is null || _round is not null)
            return;

        _isRoundPostponed = _transferring && _waiting.Count == 0;
        if (_isRoundPostponed)
            return;

        _round = ProbeRound.Start(_estimator, _settings.ProbeInterval);
        SendProbe(_round);
    }

    private void SendProbe(ProbeRound round)
    {
        _probeId++;
        Timers.StartSingleTimer(TimeoutKey, new ProbeOverdue(_probeId), _settings.ProbeTimeout);
        var probe = round.NextProbe(_probeId);
        _sentTimestamp = _time.GetTimestamp();
        _cloud!.Front.Tell(probe, Self);
    }

    private void ProbeLost()
    {
        EndRound();
        if (++_lostProbes >= LostProbesOfSilence)
            Context.Parent.Tell(new EdgeProtocol.CloudSilent(_cloud!));
    }

    private void Answered(CloudProtocol.ProbeReply reply)
    {
        var elapsedMs = _time.GetElapsedTime(_sentTimestamp).TotalMilliseconds;
        _lostProbes = 0;
        _partitioner.Tell(new EdgeProtocol.LoadReported(reply.Load));

        // A probe that shared the link with tensors says nothing of it.
        if (_transferring)
        {
            _estimator = _round!.Interrupted(_time.GetUtcNow());
            EndRound();
            _isRoundPostponed = true;
            return;
        }

        _round = _round!.Answered(elapsedMs, _time.GetUtcNow());
        _estimator = _round.Estimator;
        if (_round.IsComplete)
            EndRound();
        else
            SendProbe(_round);
    }

    private void EndRound()
    {
        _round = null;
        Timers.Cancel(TimeoutKey);
        Publish();
        AnswerAll();
    }

    private void AnswerAll()
    {
        foreach (var waiting in _waiting)
            waiting.Tell(new EdgeProtocol.LinkMeasured(_cloud is null ? null : _estimator.Estimate));
        _waiting.Clear();
    }

    private void TransferEnded(EdgeProtocol.TransferEnded transfer)
    {
        _transferring = false;
        if (transfer.OnTheWayMs is { } onTheWayMs)
        {
            _estimator = _estimator.WithTransfer(transfer.BytesUp, transfer.BytesDown, onTheWayMs, _time.GetUtcNow());
            Publish();
        }

        if (_isRoundPostponed)
            StartRound();
    }

    private void Publish()
    {
        if (_estimator.Estimate is { } estimate)
            _partitioner.Tell(new EdgeProtocol.LinkMeasured(estimate));
    }

    private sealed record RoundDue
    {
        public static RoundDue Instance { get; } = new();
    }

    private sealed record ProbeOverdue(long Id);
}
