using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Event;

/// <summary>Passes events on to the actors that subscribed to their class or a base of it.</summary>
public class LoggingBus
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<Type, ImmutableArray<IActorRef>> _cache = new();
    private ImmutableList<(Type Channel, IActorRef Subscriber)> _subscriptions = [];

    private protected LoggingBus()
    {
    }

    /// <summary>From which level on log events are published.</summary>
    public LogLevel LogLevel { get; private set; }

    /// <summary>Publishes log events from this level on. Adapters made before keep the level they were made with.</summary>
    public void SetLogLevel(LogLevel logLevel) => LogLevel = logLevel;

    /// <summary>Subscribes to a class and all derived from it; false if that was already so.</summary>
    public virtual bool Subscribe(IActorRef subscriber, Type classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        lock (_lock)
        {
            if (_subscriptions.Contains((classifier, subscriber)))
                return false;
            Change(_subscriptions.Add((classifier, subscriber)));
            return true;
        }
    }

    /// <summary>Ends a subscription; false if there was none.</summary>
    public virtual bool Unsubscribe(IActorRef subscriber, Type classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        lock (_lock)
            return Change(_subscriptions.Remove((classifier, subscriber)));
    }

    /// <summary>Ends all subscriptions of an actor; false if there were none.</summary>
    public virtual bool Unsubscribe(IActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        lock (_lock)
            return Change(_subscriptions.RemoveAll(entry => entry.Subscriber.Equals(subscriber)));
    }

    /// <summary>Sends an event to all who subscribed to its class.</summary>
    public void Publish(object @event)
    {
        var type = @event.GetType();
        if (!_cache.TryGetValue(type, out var subscribers))
            subscribers = SubscribersOf(type);
        foreach (var subscriber in subscribers)
        {
            if (subscriber is InternalActorRef { IsTerminated: true })
                Unsubscribe(subscriber);
            else
                subscriber.Tell(@event, ActorRefs.NoSender);
        }
    }

    private ImmutableArray<IActorRef> SubscribersOf(Type type)
    {
        lock (_lock)
        {
            ImmutableArray<IActorRef> subscribers =
                [.. _subscriptions.Where(entry => entry.Channel.IsAssignableFrom(type)).Select(entry => entry.Subscriber).Distinct()];
            _cache[type] = subscribers;
            return subscribers;
        }
    }

    private bool Change(ImmutableList<(Type Channel, IActorRef Subscriber)> subscriptions)
    {
        if (ReferenceEquals(_subscriptions, subscriptions))
            return false;
        _subscriptions = subscriptions;
        _cache.Clear();
        return true;
    }
}
