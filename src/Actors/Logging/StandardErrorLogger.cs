using Akka.Actor;
using Akka.Event;

namespace Neurosurgeon.Actors.Logging;

/// <summary>
/// Writes the actor system's log to standard error: standard output is for data. At the levels WARNING and ERROR it is for a person,
/// see <see cref="LogDigest"/>; at INFO and DEBUG it is whole.
/// </summary>
public sealed class StandardErrorLogger : ReceiveActor
{
    private readonly LogDigest? _digest;

    /// <summary>Creates the actor; the actor system does, by its name in the configuration.</summary>
    public StandardErrorLogger()
    {
        if (Akka.Event.Logging.LogLevelFor(Context.System.Settings.LogLevel) >= LogLevel.WarningLevel)
            _digest = new LogDigest(TimeProvider.System);
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(Write);
    }

    private void Write(LogEvent entry)
    {
        var level = entry.LogLevel() switch
        {
            LogLevel.ErrorLevel => "error",
            LogLevel.WarningLevel => "warning",
            LogLevel.InfoLevel => "info",
            _ => "debug",
        };
        var text = _digest is null ? $"{entry.Message}{(entry.Cause is null ? "" : $" {entry.Cause}")}" : _digest.Line($"{entry.Message}", entry.Cause);
        if (text is not null)
            Console.Error.WriteLine($"{level}: {text}");
    }
}
