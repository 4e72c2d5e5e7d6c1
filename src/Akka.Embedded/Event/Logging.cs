using Akka.Actor;

namespace Akka.Event;

/// <summary>Makes logging adapters.</summary>
public static class Logging
{
    private const LogLevel OffLogLevel = (LogLevel)int.MaxValue;

    /// <summary>Logs as the running actor.</summary>
    public static ILoggingAdapter GetLogger(this IActorContext context, ILogMessageFormatter? logMessageFormatter = null)
    {
        var address = ((ExtendedActorSystem)context.System).Provider.DefaultAddress;
        return new BusLogging(
            context.System.EventStream, context.Self.Path.ToStringWithAddress(address), context.Props.Type, logMessageFormatter ?? DefaultLogMessageFormatter.Instance);
    }

    /// <summary>Logs as <paramref name="logSourceObj"/>: a name, a type, an actor or any object.</summary>
    public static ILoggingAdapter GetLogger(ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null) =>
        Create(system.EventStream, logSourceObj, $" ({system})", logMessageFormatter);

    /// <summary>Logs as <paramref name="logSourceObj"/>, without a system.</summary>
    public static ILoggingAdapter GetLogger(LoggingBus loggingBus, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null) =>
        Create(loggingBus, logSourceObj, "", logMessageFormatter);

    /// <summary>Reads a level: DEBUG, INFO, WARNING, ERROR or OFF, in any case.</summary>
    /// <exception cref="ArgumentException"><paramref name="logLevel"/> is none of them.</exception>
    public static LogLevel LogLevelFor(string logLevel) => logLevel?.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        "OFF" => OffLogLevel,
        _ => throw new ArgumentException($"Unknown LogLevel: \"{logLevel}\". Valid values are: \"DEBUG\", \"INFO\", \"WARNING\", \"ERROR\", \"OFF\".", nameof(logLevel)),
    };

    /// <summary>The class of the events of a level.</summary>
    public static Type ClassFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        LogLevel.ErrorLevel => typeof(Error),
        _ => throw new ArgumentException($"No events are of level {logLevel}.", nameof(logLevel)),
    };

    private static BusLogging Create(LoggingBus bus, object source, string suffix, ILogMessageFormatter? formatter)
    {
        var (name, type) = source switch
        {
            string text => (text + suffix, typeof(string)),
            Type itself => (itself.Name + suffix, itself),
            IActorRef actor => (actor.Path.ToString(), actor.GetType()),
            _ => (source.GetType().Name + suffix, source.GetType()),
        };
        return new BusLogging(bus, name, type, formatter ?? DefaultLogMessageFormatter.Instance);
    }
}
