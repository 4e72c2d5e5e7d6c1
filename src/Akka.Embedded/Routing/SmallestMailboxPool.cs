using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>Messages go to the routee with the fewest messages waiting.</summary>
public sealed class SmallestMailboxPool : Pool
{
    /// <summary>From a deployment section: <c>nr-of-instances</c>, <c>resizer</c>, <c>pool-dispatcher</c>.</summary>
    public SmallestMailboxPool(Config config)
        : this(
            config.GetInt("nr-of-instances", 0),
            Resizer.FromConfig(config),
            DefaultSupervisorStrategy,
            Dispatchers.DefaultDispatcherId,
            config.HasPath("pool-dispatcher"))
    {
    }

    /// <summary>So many routees.</summary>
    public SmallestMailboxPool(int nrOfInstances)
        : this(nrOfInstances, null, DefaultSupervisorStrategy, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>With all there is to choose.</summary>
    public SmallestMailboxPool(int nrOfInstances, Resizer? resizer, SupervisorStrategy supervisorStrategy, string routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    /// <summary>With another strategy for failing routees.</summary>
    public SmallestMailboxPool WithSupervisorStrategy(SupervisorStrategy strategy) => new(NrOfInstances, Resizer, strategy, RouterDispatcher, UsePoolDispatcher);

    /// <summary>With a resizer.</summary>
    public SmallestMailboxPool WithResizer(Resizer resizer) => new(NrOfInstances, resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher);

    /// <summary>With another dispatcher for the router.</summary>
    public SmallestMailboxPool WithDispatcher(string dispatcher) => new(NrOfInstances, Resizer, SupervisorStrategy, dispatcher, UsePoolDispatcher);

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig)
    {
        if (routerConfig is not Pool other)
            return this;
        var strategy = ReferenceEquals(SupervisorStrategy, DefaultSupervisorStrategy) ? other.SupervisorStrategy : SupervisorStrategy;
        return new SmallestMailboxPool(NrOfInstances, Resizer ?? other.Resizer, strategy, RouterDispatcher, UsePoolDispatcher);
    }

    internal override RoutingLogic NewLogic() => new SmallestMailboxRoutingLogic();
}
