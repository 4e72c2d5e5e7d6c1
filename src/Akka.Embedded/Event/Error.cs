namespace Akka.Event;

/// <summary>Something failed.</summary>
public class Error : LogEvent
{
    /// <summary>An event with the exception behind it.</summary>
    public Error(Exception? cause, string logSource, Type logClass, object message)
        : base(cause, logSource, logClass, message)
    {
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.ErrorLevel;
}
