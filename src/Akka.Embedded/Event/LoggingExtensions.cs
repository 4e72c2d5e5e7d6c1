namespace Akka.Event;

/// <summary>
/// The logging methods: a template as <see cref="string.Format(string, object[])"/> takes it and up to six arguments, with or without an exception.
/// Nothing is formatted if the level is off.
/// </summary>
public static partial class LoggingExtensions
{
    /// <summary>Publishes an event with a template and its arguments, whatever the level.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format, object?[] args) => log.Log(level, null, format, args);

    /// <summary>Publishes an event with a template and its arguments, whatever the level.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, Exception? cause, string format, object?[] args) =>
        log.Log(level, cause, new TemplateMessage(log.Formatter, format, args));
}
