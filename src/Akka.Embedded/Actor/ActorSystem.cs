using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A tree of actors with all that they share: dispatchers, scheduler, event stream, configuration.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    private protected ActorSystem()
    {
    }

    /// <summary>The settings.</summary>
    public abstract Settings Settings { get; }

    /// <summary>The name.</summary>
    public abstract string Name { get; }

    /// <summary>The serializers.</summary>
    public abstract Serialization.Serialization Serialization { get; }

    /// <summary>Where events are published and subscribed to.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>Where undeliverable messages go.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>The dispatchers.</summary>
    public abstract Dispatchers Dispatchers { get; }

    /// <summary>The scheduler.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>Logs as the system.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>Completes when the system has ended.</summary>
    public abstract Task WhenTerminated { get; }

    /// <summary>Starts a system with the reference configuration alone.</summary>
    public static ActorSystem Create(string name) => Create(name, ConfigurationFactory.Empty);

    /// <summary>Starts a system; what <paramref name="config"/> leaves open is taken from the reference configuration.</summary>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    /// <exception cref="ConfigurationException">A key or value is wrong; the message names it.</exception>
    public static ActorSystem Create(string name, Config config)
    {
        var system = new ActorSystemImpl(name, config, TimeProvider.System);
        system.Start();
        return system;
    }

    /// <inheritdoc/>
    public abstract IActorRef ActorOf(Props props, string? name = null);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(string actorPath);

    /// <summary>Stops an actor after its current message.</summary>
    public abstract void Stop(IActorRef actor);

    /// <summary>Ends the system, by coordinated shutdown if that is configured.</summary>
    public abstract Task Terminate();

    /// <summary>Runs <paramref name="code"/> when the system has ended, latest registered first.</summary>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>Ends the system without waiting for it.</summary>
    public void Dispose()
    {
        Terminate();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A system as seen by what extends it.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    private protected ExtendedActorSystem()
    {
    }

    /// <summary>Makes and finds references.</summary>
    public abstract IActorRefProvider Provider { get; }

    /// <summary>Makes an actor under <c>/system</c>, which outlives all of <c>/user</c>.</summary>
    public abstract IActorRef SystemActorOf(Props props, string? name = null);
}
