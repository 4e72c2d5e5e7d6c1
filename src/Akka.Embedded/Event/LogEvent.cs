using System.Globalization;
using Akka.Actor;

namespace Akka.Event;

/// <summary>One line of a log, on its way through the event stream.</summary>
public abstract class LogEvent : INoSerializationVerificationNeeded
{
    private protected LogEvent(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause!;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <summary>What went wrong; null if nothing did.</summary>
    public Exception Cause { get; }

    /// <summary>When, UTC.</summary>
    public DateTime Timestamp { get; } = TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>The thread that logged.</summary>
    public Thread Thread { get; } = Thread.CurrentThread;

    /// <summary>Who logged: an actor's path or a name.</summary>
    public string LogSource { get; }

    /// <summary>The class that logged.</summary>
    public Type LogClass { get; }

    /// <summary>What was logged; its text is its ToString.</summary>
    public object Message { get; }

    /// <summary>How grave it is.</summary>
    public abstract LogLevel LogLevel();

    /// <inheritdoc/>
    public override string ToString()
    {
        var level = LogLevel().ToString().Replace("Level", "", StringComparison.Ordinal).ToUpperInvariant();
        var line = string.Create(CultureInfo.InvariantCulture,
            $"[{level}][{Timestamp:MM/dd/yyyy HH:mm:ss.fffK}][Thread {Thread.ManagedThreadId:0000}][{LogSource}] {Message}");
        return Cause is null ? line : $"{line}{Environment.NewLine}Cause: {Cause}";
    }
}
