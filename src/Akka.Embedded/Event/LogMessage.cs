namespace Akka.Event;

/// <summary>A template with its arguments; becomes text only when somebody wants to read it.</summary>
public abstract class LogMessage
{
    private protected LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    /// <summary>The template.</summary>
    public string Format { get; }

    private protected ILogMessageFormatter Formatter { get; }

    /// <summary>The arguments.</summary>
    public abstract IEnumerable<object> Parameters();
}

internal sealed class TemplateMessage(ILogMessageFormatter formatter, string format, object?[] arguments) : LogMessage(formatter, format)
{
    public override IEnumerable<object> Parameters() => arguments!;

    public override string ToString() => Formatter.Format(Format, arguments!);
}

/// <summary>Templates as <see cref="string.Format(string, object[])"/> knows them.</summary>
public class DefaultLogMessageFormatter : ILogMessageFormatter
{
    /// <summary>The only instance.</summary>
    public static readonly DefaultLogMessageFormatter Instance = new();

    private DefaultLogMessageFormatter()
    {
    }

    /// <inheritdoc/>
    public string Format(string format, params object[] args) => string.Format(System.Globalization.CultureInfo.CurrentCulture, format, args);

    /// <inheritdoc/>
    public string Format(string format, IEnumerable<object> args) => Format(format, args.ToArray());
}
