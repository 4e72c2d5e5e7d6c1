using System.Collections.Immutable;
using Akka.Actor;
using Akka.Remote;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Supervision;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// Finds the cloud's nodes, works with one of them at a time, and goes to another when that one is gone, is ending, or is busier.
/// Tells its parent <see cref="EdgeProtocol.CloudReached"/>, <see cref="EdgeProtocol.CloudLost"/> and
/// <see cref="EdgeProtocol.CloudUnavailable"/>.
/// </summary>
/// <remarks>
/// It does not watch the cloud's actors: death watch quarantines a peer that has been silent, and only a restart ends a
/// quarantine, whereas a link that was down for a while is to be used again. A closed connection tells of a dead cloud at
/// once, and lost probes of a silent one.
/// </remarks>
internal sealed class CloudConnectionActor : ReceiveActor, IWithTimers
{
    private const string RoundKey = "round";
    private const string SurveyKey = "survey";
    private const string WaitLimitKey = "wait-limit";

    // A cloud that is there has answered by then.
    private const int RoundsBeforeNotice = 3;

    private readonly ImmutableArray<Address> _contacts;
    private readonly EdgeSettings _settings;
    private readonly Func<Address, Task<string?>>? _findFault;
    private readonly HashSet<EdgeProtocol.CloudRefs> _left = [];
    private readonly HashSet<Address> _ofOtherFrames = [];
    private readonly HashSet<string> _faultsTold = [];
    private CloudSurvey _survey;
    private EdgeProtocol.CloudRefs? _cloud;
    private bool _hasBeenReached;
    private int _rounds;
    private int _attempt;
    private bool _isLookingForFaults;
    private string? _lastFailure;

    /// <param name="contacts">The addresses of cloud nodes to ask; one or more.</param>
    /// <param name="settings">How long to wait, and how often to ask.</param>
    /// <param name="findFault">
    /// Says why a contact that does not answer never will, in a sentence and in a few seconds; null where waiting may help. Null for nobody who knows.
    /// </param>
    public CloudConnectionActor(ImmutableArray<Address> contacts, EdgeSettings settings, Func<Address, Task<string?>>? findFault)
    {
        _contacts = contacts;
        _settings = settings;
        _findFault = findFault;
        _survey = new CloudSurvey(contacts);
        Searching();
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    private string Contacts => string.Join(" or ", _contacts.Select(Text));

    public static Props Props(ImmutableArray<Address> contacts, EdgeSettings settings, Func<Address, Task<string?>>? findFault) =>
        Akka.Actor.Props.Create(() => new CloudConnectionActor(contacts, settings, findFault));

    /// <inheritdoc />
    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(DisassociatedEvent));
        Context.System.EventStream.Subscribe(Self, typeof(AssociationErrorEvent));
        Timers.StartSingleTimer(WaitLimitKey, WaitLimitReached.Instance, _settings.CloudWait);
        Search();
    }

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        if (_cloud is not null)
            Leave("the edge has lost track of it", true);
        if (_hasBeenReached)
            Self.Tell(ReachedBefore.Instance);
        base.PreRestart(reason, message);
    }

    private void Search()
    {
        _cloud = null;
        _attempt++;
        Timers.Cancel(SurveyKey);
        Become(Searching);
        Timers.StartPeriodicTimer(RoundKey, RoundEnded.Instance, TimeSpan.Zero, _settings.RetryInterval);
    }

    private void Searching()
    {
        Receive<RoundEnded>(_ => Choose());
        Receive<CloudProtocol.Welcome>(welcome => Answered(welcome, Choose));
        Receive<CloudProtocol.Refused>(refused => Refused(Sender.Path.Address, refused.Reason));
        Receive<Resolved>(resolved => resolved.Attempt == _attempt, Reached);
        Receive<WaitLimitReached>(_ => GiveUp(
            $"No cloud has answered at {Contacts} within {_settings.CloudWait.TotalSeconds:0.#} s; start one there, or see neurosurgeon.edge.cloud-wait.{LastFailure()}"));
        Receive<AssociationErrorEvent>(error => _contacts.Contains(error.RemoteAddress), error => _lastFailure = error.Cause.GetBaseException().Message);
        Receive<FaultsLookedFor>(Found);
        Receive<ReachedBefore>(_ =>
        {
            _hasBeenReached = true;
            Timers.Cancel(WaitLimitKey);
        });
        Receive<DisassociatedEvent>(gone => LeftIsGone(gone.RemoteAddress));
        Receive<EdgeProtocol.CloudReleased>(Released);
        ReceiveAny(_ => { /* The retry timer asks again; the rest is stale. */ });
    }

    private void Connected()
    {
        Receive<DisassociatedEvent>(gone => gone.RemoteAddress.Equals(_cloud!.Address), _ => Lost("the connection to it has closed", false));
        Receive<DisassociatedEvent>(gone => LeftIsGone(gone.RemoteAddress));
        Receive<EdgeProtocol.CloudSilent>(silent => silent.Cloud == _cloud, _ => Lost("it has not answered the last probes", false));
        Receive<CloudProtocol.Closing>(_ => Sender.Path.Address.Equals(_cloud!.Address), _ => Lost("it is ending", true));
        Receive<EdgeProtocol.CloudReleased>(Released);

        Receive<SurveyDue>(_ =>
        {
            AskAll();
            Timers.StartSingleTimer(RoundKey, RoundEnded.Instance, _settings.RetryInterval);
        });
        Receive<CloudProtocol.Welcome>(welcome => Answered(welcome, MoveIfBusy));
        Receive<RoundEnded>(_ => MoveIfBusy());
        Receive<Resolved>(resolved => resolved.Attempt == _attempt, resolved =>
        {
            Leave("another node is less busy", true);
            Reached(resolved);
        });
        ReceiveAny(_ => { /* Stale ticks and events of other peers. */ });
    }

    private void GivenUp() => ReceiveAny(_ => { /* Nothing that comes now changes it. */ });

    private void AskAll()
    {
        _survey = _survey.NextRound();
        Ask(_survey.Nodes);
    }

    private void Ask(IEnumerable<Address> nodes)
    {
        var hello = new CloudProtocol.Hello(CloudProtocol.Version, Context.System.Name, _settings.LargestFrameBytes);
        foreach (var node in nodes)
            Select(node, CloudPaths.Front).Tell(hello, Self);
    }

    private void Answered(CloudProtocol.Welcome welcome, Action whenAllHave)
    {
        var node = Sender.Path.Address;
        if (welcome.ProtocolVersion != CloudProtocol.Version)
        {
            Refused(node, $"The cloud at {node} speaks protocol version {welcome.ProtocolVersion} and this edge speaks {CloudProtocol.Version}; run the same release on both.");
            return;
        }

        var before = _survey.Nodes;
        _survey = _survey.With(node, welcome);
        Ask(_survey.Nodes.Except(before));
        if (_survey.IsComplete)
            whenAllHave();
    }

    private void Refused(Address node, string reason)
    {
        _survey = _survey.WithRefusal(node, reason);
        if (_cloud is null && _survey.Refusal is { } refusal)
            GiveUp(refusal);
    }

    private void Choose()
    {
        var best = _survey.LeastBusy(Random.Shared);
        if (best is not null)
        {
            Resolve(best);
            _survey = _survey.NextRound();
            return;
        }

        AskAll();
        if (_hasBeenReached)
            return;

        if (++_rounds == RoundsBeforeNotice)
            Notice($"Waiting up to {_settings.CloudWait.TotalSeconds:0.#} s for a cloud at {Contacts} …");
        if (_rounds >= RoundsBeforeNotice)
            LookForFaults();
    }

    private void LookForFaults()
    {
        if (_findFault is not { } findFault || _isLookingForFaults)
            return;

        _isLookingForFaults = true;
        Task.WhenAll(_contacts.Select(findFault)).PipeTo(
            Self,
            success: faults => new FaultsLookedFor([.. faults.OfType<string>()]),
            failure: _ => new FaultsLookedFor([]));
    }

    // One contact that may still answer is worth waiting for.
    private void Found(FaultsLookedFor found)
    {
        _isLookingForFaults = false;
        if (found.Faults.Length == _contacts.Length)
        {
            GiveUp(string.Join(" ", found.Faults.Distinct()));
            return;
        }

        foreach (var fault in found.Faults.Where(_faultsTold.Add))
        {
            _lastFailure = fault;
            Notice(fault);
        }
    }

    private void MoveIfBusy()
    {
        Timers.Cancel(RoundKey);
        SurveyLater();
        if (_survey.LessBusyThan(_cloud!.Address, Random.Shared) is { } better)
            Resolve(better);
    }

    // Not all edges at the same moment, or all would go to the same node.
    private void SurveyLater() =>
        Timers.StartSingleTimer(SurveyKey, SurveyDue.Instance, _settings.SurveyInterval * (0.5 + Random.Shared.NextDouble()));

    private void Resolve(Address node)
    {
        var attempt = _attempt;
        var frameBytes = _survey.LargestFrameBytes(node);
        var payloadBytes = FrameLimit.LargestPayloadBytes(Math.Min(frameBytes, _settings.LargestFrameBytes));
        Task<IActorRef> Find(string path) => Select(node, path).ResolveOne(_settings.RetryInterval * 4);

        Task.WhenAll(Find(CloudPaths.Front), Find(CloudPaths.Profiler)).PipeTo(
            Self,
            success: refs => new Resolved(
                attempt, new EdgeProtocol.CloudRefs(refs[0], refs[1]) { LargestPayloadBytes = payloadBytes }, frameBytes),
            failure: _ => NotResolved.Instance);
    }

    private void Reached(Resolved resolved)
    {
        Timers.Cancel(RoundKey);
        Timers.Cancel(WaitLimitKey);
        _attempt++;
        _hasBeenReached = true;
        _cloud = resolved.Cloud;
        _left.Remove(_cloud);
        Become(Connected);
        SurveyLater();
        _cloud.Front.Tell(new CloudProtocol.Enter(), Self);
        Context.Parent.Tell(new EdgeProtocol.CloudReached(_cloud));
        if (_survey.Nodes.Count > 1)
            Notice($"Works with the cloud node at {Text(_cloud.Address)} from now on.");
        if (resolved.FrameBytes != _settings.LargestFrameBytes && _ofOtherFrames.Add(_cloud.Address))
        {
            Notice(
                $"The cloud at {Text(_cloud.Address)} takes messages of up to {resolved.FrameBytes:N0} bytes and this edge of up to "
                + $"{_settings.LargestFrameBytes:N0} (akka.remote.dot-netty.tcp.maximum-frame-size): what is larger than either is not sent.");
        }
    }

    private void Lost(string how, bool finishesItsWork)
    {
        Leave(how, finishesItsWork);
        Search();
    }

    private void Leave(string how, bool finishesItsWork)
    {
        if (finishesItsWork)
            _left.Add(_cloud!);
        Context.Parent.Tell(new EdgeProtocol.CloudLost(
            _cloud!, $"The cloud at {Text(_cloud!.Address)} is lost: {how}.", finishesItsWork));
    }

    private void Released(EdgeProtocol.CloudReleased released)
    {
        if (_left.Remove(released.Cloud))
            released.Cloud.Front.Tell(new CloudProtocol.Leave(), Self);
    }

    private void LeftIsGone(Address node)
    {
        foreach (var cloud in _left.Where(cloud => cloud.Address.Equals(node)).ToArray())
        {
            _left.Remove(cloud);
            Context.Parent.Tell(new EdgeProtocol.CloudLost(
                cloud, $"The cloud at {Text(node)} is lost: it has ended before it was done."));
        }
    }

    private void GiveUp(string reason)
    {
        Timers.CancelAll();
        Become(GivenUp);
        Context.Parent.Tell(new EdgeProtocol.CloudUnavailable(reason));
    }

    private string LastFailure() => _lastFailure is null ? "" : $" The last attempt failed: {_lastFailure.TrimEnd('.')}.";

    private static void Notice(string text) => Context.System.EventStream.Publish(new NodeNotice(text));

    private static string Text(Address node) => $"{node.Host}:{node.Port}";

    private static ActorSelection Select(Address node, string path) => Context.ActorSelection($"{node}/user{path}");

    private sealed record RoundEnded
    {
        public static RoundEnded Instance { get; } = new();
    }

    private sealed record SurveyDue
    {
        public static SurveyDue Instance { get; } = new();
    }

    private sealed record WaitLimitReached
    {
        public static WaitLimitReached Instance { get; } = new();
    }

    private sealed record ReachedBefore
    {
        public static ReachedBefore Instance { get; } = new();
    }

    private sealed record NotResolved
    {
        public static NotResolved Instance { get; } = new();
    }

    private sealed record FaultsLookedFor(ImmutableArray<string> Faults);

    private sealed record Resolved(int Attempt, EdgeProtocol.CloudRefs Cloud, long FrameBytes);
}
