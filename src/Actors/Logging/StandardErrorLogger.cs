using Akka.Actor;
using Akka.Event;

namespace Neurosurgeon.Actors.Logging;

/// <summary>Writes the actor system's log to standard error: standard output is for data.</summary>
public sealed class StandardErrorLogger : ReceiveActor
{
    /// <summary>Creates the actor; the actor system does, by its name in the configuration.</summary>
    public StandardErrorLogger()
    {
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(Write);
    }

    private static void Write(LogEvent entry)
    {
        var level = entry.LogLevel() switch
        {
            LogLevel.ErrorLevel => "error",
            LogLevel.WarningLevel => "warning",
            LogLevel.InfoLevel => "info",
            _ => "debug",
        };
        var cause = entry.Cause is { } error ? $" {error.Message}" : "";
        Console.Error.WriteLine($"{level}: {entry.Message}{cause}");
    }
}
