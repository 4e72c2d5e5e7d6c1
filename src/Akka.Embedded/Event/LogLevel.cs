namespace Akka.Event;

/// <summary>How grave a log event is.</summary>
public enum LogLevel
{
    /// <summary>For finding errors in the program.</summary>
    DebugLevel,

    /// <summary>What goes on.</summary>
    InfoLevel,

    /// <summary>Something is odd; work goes on.</summary>
    WarningLevel,

    /// <summary>Something failed.</summary>
    ErrorLevel,
}
