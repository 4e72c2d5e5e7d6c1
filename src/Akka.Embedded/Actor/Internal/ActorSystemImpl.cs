using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>A running system.</summary>
internal sealed class ActorSystemImpl : ExtendedActorSystem
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();
    private readonly ConcurrentStack<Action> _onTermination = new();
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimerBasedScheduler _scheduler;
    private readonly Loggers _loggers;
    private readonly Lazy<Serialization.Serialization> _serialization;
    private IActorRef? _deadLetterListener;

    internal ActorSystemImpl(string name, Config config, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (string.IsNullOrEmpty(name) || name[0] == '-' || !name.All(symbol => char.IsAsciiLetterOrDigit(symbol) || symbol == '-'))
        {
            throw new ArgumentException(
                $"Invalid ActorSystem name [{name}], must contain only word characters (i.e. [a-zA-Z0-9] plus non-leading '-')", nameof(name));
        }
        Name = name;
        TimeProvider = timeProvider;
        Settings = new Settings(this, config.WithFallback(ConfigurationFactory.Default()));
        EventStream = new EventStream();
        EventStream.SetLogLevel(Logging.LogLevelFor(Settings.LogLevel));
        _loggers = new Loggers(this);
        _loggers.StartStandardOut();
        Log = Logging.GetLogger(EventStream, $"ActorSystem({name})");
        _scheduler = new TimerBasedScheduler(timeProvider, Log);
        Dispatchers = new Dispatchers(Settings.Config);
        ProviderImpl = new ActorRefProvider(this);
        _serialization = new Lazy<Serialization.Serialization>(() => new Serialization.Serialization(this));
    }

    public override Settings Settings { get; }

    public override string Name { get; }

    public override Serialization.Serialization Serialization => _serialization.Value;

    public override EventStream EventStream { get; }

    public override IActorRef DeadLetters => ProviderImpl.DeadLettersRef;

    public override Dispatchers Dispatchers { get; }

    public override IScheduler Scheduler => _scheduler;

    public override ILoggingAdapter Log { get; }

    public override Task WhenTerminated => _terminated.Task;

    public override IActorRefProvider Provider => ProviderImpl;

    internal ActorRefProvider ProviderImpl { get; }

    internal TimeProvider TimeProvider { get; }

    public override string ToString() => ProviderImpl.RootPath.Address.ToString();

    public override IActorRef ActorOf(Props props, string? name = null) => ProviderImpl.Root.User.Cell.ActorOf(props, name);

    public override IActorRef SystemActorOf(Props props, string? name = null) => ProviderImpl.Root.SystemActors.Cell.ActorOf(props, name);

    public override ActorSelection ActorSelection(ActorPath actorPath) => ActorSelections.From(actorPath, this);

    public override ActorSelection ActorSelection(string actorPath) => ActorSelections.From(actorPath, this, ProviderImpl.Root.User);

    public override void Stop(IActorRef actor)
    {
        var parent = actor.Path.Parent;
        var guardian = parent.Equals(ProviderImpl.Root.User.Path) ? ProviderImpl.Root.User
            : parent.Equals(ProviderImpl.Root.SystemActors.Path) ? ProviderImpl.Root.SystemActors : null;
        if (guardian is not null)
            guardian.Tell(new GuardianActor.StopChild(actor), null);
        else
            InternalActorRef.Of(actor).Stop();
    }

    public override Task Terminate() => Settings.CoordinatedShutdownRunByActorSystemTerminate
        ? CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance)
        : FinalTerminate();

    public override void RegisterOnTermination(Action code)
    {
        if (WhenTerminated.IsCompleted)
            throw new InvalidOperationException($"System {Name} has terminated; what is registered now would never run.");
        _onTermination.Push(code);
    }

    /// <summary>The extension of a type, made at first use.</summary>
    internal T Extension<T>(Func<T> create)
        where T : class => (T)_extensions.GetOrAdd(typeof(T), _ => new Lazy<object>(create)).Value;

    internal void Start()
    {
        StartGuardians();
        try
        {
            if (Settings.ProviderName == "remote")
            {
                ProviderImpl.Remoting = RemotingFactory.Create(this);
                ProviderImpl.Remoting.Start();
            }
            _loggers.StartConfigured();
            if (Settings.LogDeadLetters > 0)
            {
                var (count, pause) = (Settings.LogDeadLetters, Settings.LogDeadLettersSuspendDuration);
                _deadLetterListener = SystemActorOf(Props.Create(() => new DeadLetterListener(count, pause)), "deadLetterListener");
            }
            CoordinatedShutdown.Get(this);
        }
        catch
        {
            FinalTerminate();
            throw;
        }
    }

    /// <summary>Stops all actors and then all the rest, without coordinated shutdown.</summary>
    internal Task FinalTerminate()
    {
        Log.Debug("System shutdown initiated");
        if (!Settings.LogDeadLettersDuringShutdown && _deadLetterListener is { } listener)
            Stop(listener);
        ProviderImpl.Root.User.Stop();
        return WhenTerminated;
    }

    internal void UserGuardianEnded() => _ = CloseRemotingAsync();

    internal void SystemGuardianEnded()
    {
        _scheduler.Dispose();
        while (_onTermination.TryPop(out var code))
        {
            try
            {
                code();
            }
            catch (Exception exception)
            {
                Log.Error(exception, "Termination callback of system {0} failed.", Name);
            }
        }
        _terminated.TrySetResult();
    }

    private async Task CloseRemotingAsync()
    {
        try
        {
            if (ProviderImpl.Remoting is { } remoting)
                await remoting.ShutdownAsync();
        }
        catch (Exception exception)
        {
            Log.Error(exception, "Remoting of system {0} did not shut down cleanly.", Name);
        }
        finally
        {
            _loggers.Stop();
            ProviderImpl.Root.SystemActors.Stop();
        }
    }

    private void StartGuardians()
    {
        switch (Settings.ProviderName)
        {
            case "cluster" or "Akka.Cluster.ClusterActorRefProvider, Akka.Cluster":
                throw new NotSupportedException(
                    "akka.actor.provider = cluster: the embedded runtime has no cluster membership; build with -p:ActorRuntime=Akka and use Akka.Cluster.");
            case "local" or "remote" or "Akka.Actor.LocalActorRefProvider":
                break;
            default:
                throw new ConfigurationException($"akka.actor.provider is '{Settings.ProviderName}'; it must be local or remote.");
        }
        var root = ProviderImpl.Root;
        root.SystemActors = Guardian("system", SupervisorStrategy.DefaultStrategy);
        root.User = Guardian("user", Settings.Config.GetString("akka.actor.guardian-supervisor-strategy") switch
        {
            "Akka.Actor.DefaultSupervisorStrategy" => SupervisorStrategy.DefaultStrategy,
            "Akka.Actor.StoppingSupervisorStrategy" => SupervisorStrategy.StoppingStrategy,
            var other => throw new ConfigurationException(
                $"akka.actor.guardian-supervisor-strategy is '{other}'; it must be Akka.Actor.DefaultSupervisorStrategy or Akka.Actor.StoppingSupervisorStrategy."),
        });
        root.SystemActors.Cell.Start();
        root.User.Cell.Start();
    }

    private LocalActorRef Guardian(string name, SupervisorStrategy strategy) => new(
        ProviderImpl.RootPath / name,
        self => new ActorCell(this, self, Props.Create(() => new GuardianActor(strategy)), Dispatchers.DefaultGlobalDispatcher, ProviderImpl.Root));
}
