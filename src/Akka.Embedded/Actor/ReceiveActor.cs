using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>An actor that declares a handler for each type of message, tried in the order of declaration.</summary>
public abstract class ReceiveActor : UntypedActor
{
    private MessageHandlers? _declaring = new();
    private Receive? _initial;

    /// <summary>Declares no handlers; the derived constructor does.</summary>
    protected ReceiveActor()
    {
    }

    internal override Receive InitialBehavior
    {
        get
        {
            if (_initial is null)
            {
                _initial = _declaring!.Handle;
                _declaring = null;
            }
            return _initial;
        }
    }

    /// <inheritdoc/>
    protected sealed override void OnReceive(object message) => InitialBehavior(message);

    /// <summary>Replaces the current behaviour by the handlers declared in <paramref name="configure"/>.</summary>
    protected void Become(Action configure) => Context.Become(Declare(configure));

    /// <summary>Puts the handlers declared in <paramref name="configure"/> on top of the current behaviour.</summary>
    protected void BecomeStacked(Action configure) => Context.BecomeStacked(Declare(configure));

    /// <summary>Handles messages of a type, if the predicate holds.</summary>
    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null) => Declaring().Add(typeof(T),
        message => message is T typed && (shouldHandle is null || shouldHandle(typed)) && Done(handler, typed), shouldHandle is null);

    /// <summary>Handles messages of a type, if the predicate holds.</summary>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <summary>Handles messages of a type; false passes the message on to the next handler.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Declaring().Add(typeof(T), message => message is T typed && handler(typed), false);

    /// <summary>Handles messages of a type, if the predicate holds.</summary>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) => Declaring().Add(messageType,
        message => messageType.IsInstanceOfType(message) && (shouldHandle is null || shouldHandle(message)) && Done(handler, message), shouldHandle is null);

    /// <summary>Handles everything that no handler before has taken; no handler can follow.</summary>
    protected void ReceiveAny(Action<object> handler) => Declaring().Add(typeof(object), message => Done(handler, message), true);

    /// <summary>Handles messages of a type asynchronously; no other message is taken until the task ends.</summary>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) => Receive(Wrap(handler), shouldHandle);

    /// <summary>Handles messages of a type asynchronously, if the predicate holds.</summary>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => Receive(Wrap(handler), shouldHandle);

    /// <summary>Handles everything that no handler before has taken, asynchronously; no handler can follow.</summary>
    protected void ReceiveAnyAsync(Func<object, Task> handler) => ReceiveAny(Wrap(handler));

    private static bool Done<T>(Action<T> handler, T message)
    {
        handler(message);
        return true;
    }

    private Action<T> Wrap<T>(Func<T, Task> handler) => message => RunTask(() => handler(message));

    private Receive Declare(Action configure)
    {
        var outer = _declaring;
        var handlers = new MessageHandlers();
        _declaring = handlers;
        try
        {
            configure();
        }
        finally
        {
            _declaring = outer;
        }
        return handlers.Handle;
    }

    private MessageHandlers Declaring() => _declaring
        ?? throw new InvalidOperationException("Handlers can be declared only in the constructor and inside Become().");
}
