using Akka.Configuration;

namespace Akka.Actor;

/// <summary>The settings of a system, read once from its configuration.</summary>
public class Settings
{
    internal Settings(ActorSystem system, Config config)
    {
        System = system;
        Config = config;
        ProviderName = Text("akka.actor.provider");
        AskTimeout = config.GetTimeSpan("akka.actor.ask-timeout");
        LogLevel = Text("akka.loglevel");
        StdoutLogLevel = Text("akka.stdout-loglevel");
        Loggers = config.GetStringList("akka.loggers");
        LoggersDispatcher = Text("akka.loggers-dispatcher");
        LoggerStartTimeout = config.GetTimeSpan("akka.logger-startup-timeout");
        LogDeadLetters = Text("akka.log-dead-letters").ToLowerInvariant() switch
        {
            "on" or "true" or "yes" => int.MaxValue,
            "off" or "false" or "no" => 0,
            _ => config.GetInt("akka.log-dead-letters"),
        };
        LogDeadLettersDuringShutdown = config.GetBoolean("akka.log-dead-letters-during-shutdown");
        LogDeadLettersSuspendDuration = config.GetTimeSpan("akka.log-dead-letters-suspend-duration");
        CoordinatedShutdownTerminateActorSystem = config.GetBoolean("akka.coordinated-shutdown.terminate-actor-system");
        CoordinatedShutdownRunByActorSystemTerminate = config.GetBoolean("akka.coordinated-shutdown.run-by-actor-system-terminate");
        if (CoordinatedShutdownRunByActorSystemTerminate && !CoordinatedShutdownTerminateActorSystem)
        {
            throw new ConfigurationException(
                "akka.coordinated-shutdown.run-by-actor-system-terminate = on needs akka.coordinated-shutdown.terminate-actor-system = on.");
        }
    }

    /// <summary>The system.</summary>
    public ActorSystem System { get; }

    /// <summary>The whole configuration, what the runtime falls back on included.</summary>
    public Config Config { get; }

    /// <summary>How long an Ask waits that gives no time itself.</summary>
    public TimeSpan AskTimeout { get; }

    /// <summary>The level from which on loggers hear of events.</summary>
    public string LogLevel { get; }

    /// <summary>The level during start and shutdown.</summary>
    public string StdoutLogLevel { get; }

    /// <summary>The class names of the loggers.</summary>
    public IList<string> Loggers { get; }

    /// <summary>The dispatcher of the loggers.</summary>
    public string LoggersDispatcher { get; }

    /// <summary>How long a system waits for its loggers.</summary>
    public TimeSpan LoggerStartTimeout { get; }

    /// <summary>How many dead letters are logged.</summary>
    public int LogDeadLetters { get; }

    /// <summary>Whether they are still logged when the system stops.</summary>
    public bool LogDeadLettersDuringShutdown { get; }

    /// <summary>For how long logging of dead letters pauses.</summary>
    public TimeSpan LogDeadLettersSuspendDuration { get; }

    /// <summary>Whether coordinated shutdown ends the system.</summary>
    public bool CoordinatedShutdownTerminateActorSystem { get; }

    /// <summary>Whether Terminate runs coordinated shutdown.</summary>
    public bool CoordinatedShutdownRunByActorSystemTerminate { get; }

    internal string ProviderName { get; }

    private string Text(string path) => Config.GetString(path)
        ?? throw new ConfigurationException($"{path} is not set; the reference configuration of the runtime is missing.");
}
