using Akka.Actor;
using Akka.Remote;
using Neurosurgeon.Actors.Cloud;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Settings;

namespace Neurosurgeon.Actors.Edge;

/// <summary>
/// Finds the cloud, introduces the edge to it, and notices when it is gone. Publishes <see cref="EdgeProtocol.CloudReached"/>,
/// <see cref="EdgeProtocol.CloudLost"/> and <see cref="EdgeProtocol.CloudUnavailable"/> on the event stream.
/// </summary>
/// <remarks>
/// It does not watch the cloud's actors: death watch quarantines a peer that has been silent, and only a restart ends a
/// quarantine, whereas a link that was down for a while is to be used again. A closed connection tells of a dead cloud at
/// once, and lost probes of a silent one.
/// </remarks>
public sealed class CloudConnectionActor : ReceiveActor, IWithTimers
{
    private const string RetryKey = "retry";
    private const string WaitLimitKey = "wait-limit";

    // A cloud that is there has answered by then.
    private const int RetriesBeforeNotice = 3;

    private readonly Address _cloud;
    private readonly EdgeSettings _settings;
    private int _retries;
    private EdgeProtocol.CloudRefs? _reached;
    private int _attempt;
    private string? _lastFailure;

    /// <summary>Creates the actor.</summary>
    /// <param name="cloud">The address of the cloud's actor system.</param>
    /// <param name="settings">How long to wait, and how often to ask.</param>
    public CloudConnectionActor(Address cloud, EdgeSettings settings)
    {
        _cloud = cloud;
        _settings = settings;
        Searching();
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How to create it.</summary>
    public static Props Props(Address cloud, EdgeSettings settings) =>
        Akka.Actor.Props.Create(() => new CloudConnectionActor(cloud, settings));

    /// <inheritdoc />
    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(DisassociatedEvent));
        Context.System.EventStream.Subscribe(Self, typeof(AssociationErrorEvent));
        Timers.StartSingleTimer(WaitLimitKey, WaitLimitReached.Instance, _settings.CloudWait);
        StartSearching();
    }

    private void StartSearching()
    {
        _attempt++;
        Become(Searching);
        Timers.StartPeriodicTimer(RetryKey, Retry.Instance, TimeSpan.Zero, _settings.RetryInterval);
    }

    private void Searching()
    {
        Receive<Retry>(_ =>
        {
            Select(CloudGateActor.Name).Tell(new CloudProtocol.Hello(CloudProtocol.Version, Context.System.Name), Self);
            if (++_retries == RetriesBeforeNotice && _reached is null)
                AnnounceWaiting();
        });
        Receive<CloudProtocol.Welcome>(welcome =>
        {
            if (welcome.ProtocolVersion == CloudProtocol.Version)
                Resolve();
            else
                GiveUp($"The cloud at {_cloud} speaks protocol version {welcome.ProtocolVersion} and this edge speaks {CloudProtocol.Version}; run the same release on both.");
        });
        Receive<CloudProtocol.Refused>(refused => GiveUp(refused.Reason));
        Receive<Resolved>(resolved => resolved.Attempt == _attempt, Reached);
        Receive<NotResolved>(_ => { /* The retry timer asks again. */ });
        Receive<WaitLimitReached>(_ => GiveUp(
            $"No cloud has answered at {_cloud.Host}:{_cloud.Port} within {_settings.CloudWait.TotalSeconds:0.#} s; start one there, or see neurosurgeon.edge.cloud-wait.{LastFailure()}"));
        Receive<AssociationErrorEvent>(error => error.RemoteAddress.Equals(_cloud), error => _lastFailure = error.Cause.Message);
        Receive<DisassociatedEvent>(_ => { /* Expected while nobody listens there. */ });
    }

    private void Connected()
    {
        Receive<DisassociatedEvent>(gone => gone.RemoteAddress.Equals(_cloud), _ => Lost("the connection to it has closed"));
        Receive<EdgeProtocol.CloudSilent>(silent => silent.Cloud == _reached, _ => Lost("it has not answered the last probes"));
        Receive<CloudProtocol.Welcome>(_ => { /* An answer to a question asked twice. */ });
        ReceiveAny(_ => { /* Stale ticks and events of other peers. */ });
    }

    private void Refused() => ReceiveAny(_ => { /* Nothing that comes now changes it. */ });

    private void Resolve()
    {
        var attempt = _attempt;
        Task<IActorRef> Find(string name) => Select(name).ResolveOne(_settings.RetryInterval * 4);

        Task.WhenAll(Find(CloudExecutorActor.PoolName), Find(ProbeResponderActor.Name), Find(CloudProfilerActor.Name)).PipeTo(
            Self,
            success: refs => new Resolved(attempt, new EdgeProtocol.CloudRefs(refs[0], refs[1], refs[2])),
            failure: _ => NotResolved.Instance);
    }

    private void Reached(Resolved resolved)
    {
        Timers.Cancel(RetryKey);
        Timers.Cancel(WaitLimitKey);
        _reached = resolved.Cloud;
        Become(Connected);
        Context.System.EventStream.Publish(new EdgeProtocol.CloudReached(resolved.Cloud));
    }

    private void Lost(string how)
    {
        Context.System.EventStream.Publish(new EdgeProtocol.CloudLost(
            _reached!, $"The cloud at {_cloud.Host}:{_cloud.Port} is lost: {how}."));
        StartSearching();
    }

    private void GiveUp(string reason)
    {
        Timers.CancelAll();
        Become(Refused);
        Context.System.EventStream.Publish(new EdgeProtocol.CloudUnavailable(reason));
    }

    private string LastFailure() => _lastFailure is null ? "" : $" The last attempt failed: {_lastFailure.TrimEnd('.')}.";

    private void AnnounceWaiting() => Context.System.EventStream.Publish(new NodeNotice(
        $"Waiting up to {_settings.CloudWait.TotalSeconds:0.#} s for a cloud at {_cloud.Host}:{_cloud.Port} …"));

    private ActorSelection Select(string name) => Context.ActorSelection($"{_cloud}/user/{name}");

    private sealed record Retry
    {
        public static Retry Instance { get; } = new();
    }

    private sealed record WaitLimitReached
    {
        public static WaitLimitReached Instance { get; } = new();
    }

    private sealed record NotResolved
    {
        public static NotResolved Instance { get; } = new();
    }

    private sealed record Resolved(int Attempt, EdgeProtocol.CloudRefs Cloud);
}
