namespace Akka.Actor.Internal;

/// <summary>The handlers of a <see cref="ReceiveActor"/>'s behaviour, in the order of declaration.</summary>
internal sealed class MessageHandlers
{
    private readonly List<Func<object, bool>> _handlers = [];
    private bool _takesEverything;

    internal void Add(Type type, Func<object, bool> handler, bool unconditional)
    {
        if (_takesEverything)
            throw new InvalidOperationException("A handler that takes every message has been declared; none can follow it.");
        _handlers.Add(handler);
        _takesEverything = unconditional && type == typeof(object);
    }

    internal bool Handle(object message)
    {
        foreach (var handler in _handlers)
        {
            if (handler(message))
                return true;
        }
        return false;
    }
}
