using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Ends a system in phases; each has tasks, a time limit, and phases that go before it.</summary>
public sealed class CoordinatedShutdown
{
    /// <summary>The first phase.</summary>
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";

    /// <summary>No more requests are taken.</summary>
    public const string PhaseServiceUnbind = "service-unbind";

    /// <summary>Requests at work are waited for.</summary>
    public const string PhaseServiceRequestsDone = "service-requests-done";

    /// <summary>Services end.</summary>
    public const string PhaseServiceStop = "service-stop";

    /// <summary>After the services, before the cluster.</summary>
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";

    /// <summary>Only used by a cluster.</summary>
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";

    /// <summary>Only used by a cluster.</summary>
    public const string PhaseClusterLeave = "cluster-leave";

    /// <summary>Only used by a cluster.</summary>
    public const string PhaseClusterExiting = "cluster-exiting";

    /// <summary>Only used by a cluster.</summary>
    public const string PhaseClusterExitingDone = "cluster-exiting-done";

    /// <summary>Only used by a cluster.</summary>
    public const string PhaseClusterShutdown = "cluster-shutdown";

    /// <summary>The last phase with actors.</summary>
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";

    /// <summary>The system ends.</summary>
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    private readonly ActorSystemImpl _system;
    private readonly ILoggingAdapter _log;
    private readonly ImmutableDictionary<string, ShutdownPhase> _phases;
    private readonly ConcurrentDictionary<string, ImmutableList<(string Name, Func<Task<Done>> Run)>> _tasks = new();
    private readonly TaskCompletionSource<Done> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Reason? _reason;

    private CoordinatedShutdown(ActorSystemImpl system)
    {
        _system = system;
        _log = Logging.GetLogger(system, typeof(CoordinatedShutdown));
        var section = system.Settings.Config.GetConfig("akka.coordinated-shutdown")
            ?? throw new ConfigurationException("akka.coordinated-shutdown is not set; the reference configuration of the runtime is missing.");
        _phases = ShutdownPhase.ReadAll(section);
        ShutdownPhase.InOrder(_phases);
        var exits = section.GetBoolean("exit-clr");
        if (system.Settings.CoordinatedShutdownTerminateActorSystem || exits)
            AddTask(PhaseActorSystemTerminate, "terminate-system", () => TerminateSystemAsync(exits));
        if (section.GetBoolean("run-by-clr-shutdown-hook"))
            RunWhenProcessExits();
    }

    /// <summary>Why a system ends.</summary>
    public class Reason
    {
        /// <summary>For one's own reasons.</summary>
        protected Reason()
        {
        }
    }

    /// <summary>No reason is known.</summary>
    public class UnknownReason : Reason
    {
        /// <summary>The only instance.</summary>
        public static readonly Reason Instance = new UnknownReason();
    }

    /// <summary><see cref="ActorSystem.Terminate"/> was called.</summary>
    public class ActorSystemTerminateReason : Reason
    {
        /// <summary>The only instance.</summary>
        public static readonly Reason Instance = new ActorSystemTerminateReason();
    }

    /// <summary>The process ends.</summary>
    public class ClrExitReason : Reason
    {
        /// <summary>The only instance.</summary>
        public static readonly Reason Instance = new ClrExitReason();
    }

    /// <summary>Why the shutdown runs; null if it does not.</summary>
    public Reason ShutdownReason => Volatile.Read(ref _reason)!;

    /// <summary>The time limits of all phases that have tasks, together.</summary>
    public TimeSpan TotalTimeout => _tasks.Keys.Aggregate(TimeSpan.Zero, (total, phase) => total + Timeout(phase));

    /// <summary>The shutdown of a system.</summary>
    public static CoordinatedShutdown Get(ActorSystem sys)
    {
        var system = (ActorSystemImpl)sys;
        return system.Extension(() => new CoordinatedShutdown(system));
    }

    /// <summary>Adds a task to a phase; the tasks of a phase run at the same time.</summary>
    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        if (!_phases.ContainsKey(phase))
        {
            throw new ConfigurationException(
                $"Unknown phase [{phase}], known phases [{string.Join(", ", _phases.Keys)}]. Phases are defined in akka.coordinated-shutdown.phases.");
        }
        _tasks.AddOrUpdate(phase, [(taskName, task)], (_, tasks) => tasks.Add((taskName, task)));
    }

    /// <summary>The time limit of a phase.</summary>
    /// <exception cref="ArgumentException">There is no such phase.</exception>
    public TimeSpan Timeout(string phase) => _phases.TryGetValue(phase, out var known)
        ? known.Timeout
        : throw new ArgumentException($"Unknown phase [{phase}]. All phases must be defined in configuration.", nameof(phase));

    /// <summary>Runs the phases once; later calls return the same task.</summary>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
            _ = RunPhasesAsync(fromPhase);
        return _done.Task;
    }

    private async Task RunPhasesAsync(string? fromPhase)
    {
        // Callers, among them actors, must not wait for the first tasks.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            foreach (var phase in ShutdownPhase.InOrder(_phases).SkipWhile(phase => fromPhase is not null && phase != fromPhase))
                await RunPhaseAsync(phase).ConfigureAwait(false);
            _done.SetResult(Done.Instance);
        }
        catch (Exception exception)
        {
            _done.SetException(exception);
        }
    }

    private async Task RunPhaseAsync(string phase)
    {
        if (!_tasks.TryGetValue(phase, out var tasks))
            return;
        var (timeout, recovers) = (_phases[phase].Timeout, _phases[phase].Recovers);
        _log.Debug("Performing phase [{0}] with [{1}] tasks: [{2}]", phase, tasks.Count, string.Join(", ", tasks.Select(task => task.Name)));
        try
        {
            await Task.WhenAll(tasks.Select(task => RunTaskAsync(phase, task.Name, task.Run, recovers))).WaitAsync(timeout).ConfigureAwait(false);
        }
        catch (TimeoutException) when (recovers)
        {
            _log.Warning("Coordinated shutdown phase [{0}] timed out after {1}", phase, timeout);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"Coordinated shutdown phase[{phase}] timed out after {timeout}", exception);
        }
    }

    private async Task RunTaskAsync(string phase, string name, Func<Task<Done>> run, bool recovers)
    {
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (Exception exception) when (recovers)
        {
            _log.Warning("Task [{0}] failed in phase [{1}]: {2}", name, phase, exception.Message);
        }
    }

    private async Task<Done> TerminateSystemAsync(bool exits)
    {
        if (_system.Settings.CoordinatedShutdownTerminateActorSystem)
            await _system.FinalTerminate().ConfigureAwait(false);
        if (exits && _reason is not ClrExitReason)
            _ = Task.Run(() => Environment.Exit(0));
        return Done.Instance;
    }

    private void RunWhenProcessExits()
    {
        void OnExit(object? sender, EventArgs args)
        {
            // The process waits for its exit handlers; this is the one place where waiting is the point.
            if (!_system.WhenTerminated.IsCompleted && !Run(ClrExitReason.Instance).Wait(TotalTimeout))
                _log.Warning("Coordinated shutdown at process exit did not end within {0}.", TotalTimeout);
        }
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        _system.RegisterOnTermination(() => AppDomain.CurrentDomain.ProcessExit -= OnExit);
    }
}
