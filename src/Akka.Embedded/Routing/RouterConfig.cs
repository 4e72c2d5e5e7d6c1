using Akka.Actor;
using Akka.Configuration;

namespace Akka.Routing;

/// <summary>How messages to one actor are spread over several.</summary>
public abstract class RouterConfig
{
    private protected RouterConfig(string routerDispatcher) => RouterDispatcher = routerDispatcher;

    /// <summary>The dispatcher of the router itself, not of its routees.</summary>
    public virtual string RouterDispatcher { get; }

    /// <summary>What is left open here is taken from <paramref name="routerConfig"/>.</summary>
    public virtual RouterConfig WithFallback(RouterConfig routerConfig) => this;

    /// <summary>Throws if no router can be made from this.</summary>
    /// <exception cref="ConfigurationException">The configuration of the router at <paramref name="path"/> is missing.</exception>
    public virtual void VerifyConfig(ActorPath path)
    {
    }

    internal virtual RoutingLogic NewLogic() => throw new NotSupportedException($"{GetType().Name} stands for no router.");
}

/// <summary>No router.</summary>
public class NoRouter : RouterConfig
{
    private NoRouter()
        : base("")
    {
    }

    /// <summary>The only instance.</summary>
    public static NoRouter Instance { get; } = new();

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => routerConfig;
}

/// <summary>The router that the configuration names for the actor's path.</summary>
public class FromConfig : Pool
{
    private FromConfig()
        : base(0, null, DefaultSupervisorStrategy, Dispatch.Dispatchers.DefaultDispatcherId, false)
    {
    }

    /// <summary>The only instance.</summary>
    public static FromConfig Instance { get; } = new();

    /// <inheritdoc/>
    public override void VerifyConfig(ActorPath path) =>
        throw new ConfigurationException($"Configuration missing for router [{path}] in 'akka.actor.deployment' section.");
}
