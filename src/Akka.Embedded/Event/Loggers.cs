using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Event;

/// <summary>Starts and stops the loggers that <c>akka.loggers</c> names.</summary>
internal sealed class Loggers(ActorSystemImpl system)
{
    private static readonly LogLevel[] Levels = Enum.GetValues<LogLevel>();
    private static int _count;
    private readonly List<IActorRef> _running = [];

    internal void StartStandardOut() => Subscribe(StandardOutLogger.Instance, Logging.LogLevelFor(system.Settings.StdoutLogLevel));

    internal void StartConfigured()
    {
        foreach (var typeName in system.Settings.Loggers)
        {
            var type = Type.GetType(typeName)
                ?? throw new ConfigurationException($"akka.loggers names \"{typeName}\", which cannot be found; write it as \"Namespace.Class, Assembly\".");
            Start(type);
        }
        system.EventStream.Unsubscribe(StandardOutLogger.Instance);
    }

    internal void Stop()
    {
        StartStandardOut();
        foreach (var logger in _running)
            system.EventStream.Unsubscribe(logger);
    }

    private void Start(Type type)
    {
        var name = $"log{Interlocked.Increment(ref _count)}-{type.Name}";
        var logger = system.SystemActorOf(Props.Create(type).WithDispatcher(system.Settings.LoggersDispatcher), name);
        var timeout = system.Settings.LoggerStartTimeout;
        // The system is being started by a thread that may wait; nothing runs on it yet.
        var answer = logger.Ask(new InitializeLogger(system.EventStream), Timeout.InfiniteTimeSpan);
        if (!answer.Wait(timeout))
        {
            system.EventStream.Publish(new Warning(name, GetType(),
                $"Logger {name} [{type.FullName}] did not answer InitializeLogger within {timeout}; it may miss what is logged meanwhile."));
        }
        else if (answer.Result is not LoggerInitialized)
        {
            throw new ConfigurationException($"Logger {type.FullName} answered InitializeLogger with {answer.Result}; it must answer with LoggerInitialized.");
        }
        _running.Add(logger);
        Subscribe(logger, system.EventStream.LogLevel);
    }

    private void Subscribe(IActorRef logger, LogLevel level)
    {
        foreach (var audible in Levels.Where(each => each >= level))
            system.EventStream.Subscribe(logger, audible.ClassFor());
    }
}
