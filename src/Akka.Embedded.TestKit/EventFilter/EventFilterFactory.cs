using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>Chooses events to wait for. Text can be given whole, by its start, or by a part.</summary>
public sealed class EventFilterFactory
{
    private readonly TestKitBase _testKit;
    private readonly ActorSystem _system;

    internal EventFilterFactory(TestKitBase testKit, ActorSystem system)
    {
        _testKit = testKit;
        _system = system;
    }

    /// <summary>Errors.</summary>
    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        LogEvents<Error>(message, start, contains, source);

    /// <summary>Warnings.</summary>
    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        LogEvents<Warning>(message, start, contains, source);

    /// <summary>Info events.</summary>
    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        LogEvents<Info>(message, start, contains, source);

    /// <summary>Debug events.</summary>
    public IEventFilterApplier Debug(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        LogEvents<Debug>(message, start, contains, source);

    /// <summary>Errors caused by a type of exception; text is compared with the event's or the exception's.</summary>
    public IEventFilterApplier Exception<TException>(string? message = null, string? start = null, string? contains = null, string? source = null)
        where TException : Exception => Where<Error>(error => error.Cause is TException cause && IsFrom(error, source)
            && (Fits(error.Message?.ToString(), message, start, contains) || Fits(cause.Message, message, start, contains)));

    /// <summary>Dead letters.</summary>
    public IEventFilterApplier DeadLetter() => Where<DeadLetter>(_ => true);

    /// <summary>Dead letters with a type of message.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) =>
        Where<DeadLetter>(letter => letter.Message is TMessage && (source is null || letter.Sender.Path.ToString() == source));

    /// <summary>Log events for which a predicate holds.</summary>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Where(predicate);

    private static bool Fits(string? text, string? whole, string? start, string? part) =>
        (whole is null || text == whole)
        && (start is null || (text?.StartsWith(start, StringComparison.Ordinal) ?? false))
        && (part is null || (text?.Contains(part, StringComparison.Ordinal) ?? false));

    private static bool IsFrom(LogEvent logEvent, string? source) => source is null || logEvent.LogSource == source;

    private EventFilterApplier LogEvents<TEvent>(string? message, string? start, string? contains, string? source)
        where TEvent : LogEvent => Where<TEvent>(logEvent => IsFrom(logEvent, source) && Fits(logEvent.Message?.ToString(), message, start, contains));

    private EventFilterApplier Where<TEvent>(Predicate<TEvent> fits) =>
        new(_system, typeof(TEvent), published => published is TEvent typed && fits(typed), _testKit);
}
