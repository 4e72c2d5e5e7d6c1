namespace Akka.Event;

/// <summary>The system's event stream.</summary>
public class EventStream : LoggingBus
{
    internal EventStream()
    {
    }
}
