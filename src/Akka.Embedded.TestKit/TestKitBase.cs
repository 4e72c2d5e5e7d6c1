using System.Threading.Channels;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>An actor system under test, with an actor whose messages the test can look at. The test sends as that actor.</summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static int _testActors;
    private readonly Channel<MessageEnvelope> _queue = Channel.CreateUnbounded<MessageEnvelope>();
    private TimeSpan? _end;
    private MessageEnvelope? _last;

    /// <summary>On a system that exists, or on one of its own.</summary>
    private protected TestKitBase(ActorSystem? system, Config? config, string? actorSystemName, string? testActorName, bool sendsAsTestActor)
    {
        Sys = system ?? ActorSystem.Create(actorSystemName ?? "test", (config ?? ConfigurationFactory.Empty).WithFallback(DefaultConfig));
        var settings = Sys.Settings.Config.WithFallback(DefaultConfig);
        TimeFactor = settings.GetDouble("akka.test.timefactor");
        DefaultTimeout = settings.GetTimeSpan("akka.test.single-expect-default");
        FilterLeeway = settings.GetTimeSpan("akka.test.filter-leeway");
        Log = Logging.GetLogger(Sys, GetType());
        EventFilter = new EventFilterFactory(this, Sys);
        var writer = _queue.Writer;
        TestActor = ((ExtendedActorSystem)Sys).SystemActorOf(
            Props.Create(() => new TestActor(writer)), testActorName ?? $"testActor{Interlocked.Increment(ref _testActors)}");
        if (!sendsAsTestActor)
            return;
        var cell = ((LocalActorRef)TestActor).Cell;
        ActorCell.Current = cell;
        SynchronizationContext.SetSynchronizationContext(new ActorCellKeepingSynchronizationContext(cell));
    }

    /// <summary>What a TestKit falls back on.</summary>
    public static Config DefaultConfig { get; } = ConfigurationFactory.FromResource("Akka.TestKit.TestKit.conf", typeof(TestKitBase).Assembly);

    /// <summary>The system.</summary>
    public ActorSystem Sys { get; }

    /// <summary>The actor whose messages the test looks at.</summary>
    public IActorRef TestActor { get; }

    /// <summary>Logs as the test.</summary>
    public ILoggingAdapter Log { get; }

    /// <summary>Waits for log events and dead letters.</summary>
    public EventFilterFactory EventFilter { get; }

    /// <summary>The sender of the last message that was looked at.</summary>
    public IActorRef LastSender => _last?.Sender!;

    /// <summary>The last message that was looked at.</summary>
    public object LastMessage => _last?.Message!;

    /// <summary>Whether messages wait to be looked at.</summary>
    public bool HasMessages => _queue.Reader.Count > 0;

    internal TimeSpan FilterLeeway { get; }

    private double TimeFactor { get; }

    private TimeSpan DefaultTimeout { get; }

    /// <inheritdoc/>
    public IActorRef ActorOf(Props props, string? name = null) => Sys.ActorOf(props, name);

    /// <summary>Makes an actor by its constructor without arguments.</summary>
    public IActorRef ActorOf<TActor>(string? name = null)
        where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>(), name);

    /// <inheritdoc/>
    public ActorSelection ActorSelection(ActorPath actorPath) => Sys.ActorSelection(actorPath);

    /// <inheritdoc/>
    public ActorSelection ActorSelection(string actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>Another actor whose messages the test can look at.</summary>
    public virtual TestProbe CreateTestProbe(string? name = null) => new(Sys, name);

    /// <summary>Another actor whose messages the test can look at, on another system.</summary>
    public virtual TestProbe CreateTestProbe(ActorSystem system, string? name = null) => new(system, name);

    /// <summary>Has <see cref="Terminated"/> sent to the test actor when an actor ends.</summary>
    public IActorRef Watch(IActorRef actorToWatch)
    {
        TestActor.Ask(new TestActor.WatchRequest(actorToWatch), RemainingOrDefault).GetAwaiter().GetResult();
        return actorToWatch;
    }

    /// <summary>As <see cref="Watch"/>.</summary>
    public async Task<IActorRef> WatchAsync(IActorRef actorToWatch)
    {
        await TestActor.Ask(new TestActor.WatchRequest(actorToWatch), RemainingOrDefault).ConfigureAwait(false);
        return actorToWatch;
    }

    /// <summary>Takes <see cref="Watch"/> back.</summary>
    public IActorRef Unwatch(IActorRef actorToUnwatch)
    {
        TestActor.Ask(new TestActor.UnwatchRequest(actorToUnwatch), RemainingOrDefault).GetAwaiter().GetResult();
        return actorToUnwatch;
    }

    /// <summary>Has the test actor drop some messages.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) =>
        TestActor.Tell(new TestActor.IgnoreRequest(message => shouldIgnoreMessage(message)), ActorRefs.NoSender);

    /// <summary>Has the test actor drop no messages.</summary>
    public void IgnoreNoMessages() => TestActor.Tell(new TestActor.IgnoreRequest(_ => false), ActorRefs.NoSender);

    /// <summary>Ends a system and waits for it.</summary>
    protected void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        if (!system.Terminate().Wait(duration ?? Dilated(DefaultTimeout) * 2) && verifySystemShutdown)
            throw new TimeoutException($"System [{system.Name}] did not end in time.");
    }

    /// <summary>Ends the system and waits for it.</summary>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) => Shutdown(Sys, duration, verifySystemShutdown);
}
