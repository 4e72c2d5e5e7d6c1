using Akka.Actor;

namespace Akka.Routing;

/// <summary>A router that makes its routees itself, as its children, and supervises them.</summary>
public abstract class Pool : RouterConfig
{
    private protected Pool(int nrOfInstances, Resizer? resizer, SupervisorStrategy supervisorStrategy, string routerDispatcher, bool usePoolDispatcher)
        : base(routerDispatcher)
    {
        NrOfInstances = nrOfInstances;
        Resizer = resizer!;
        SupervisorStrategy = supervisorStrategy;
        UsePoolDispatcher = usePoolDispatcher;
    }

    /// <summary>The strategy of a pool that is given none: as of any other actor.</summary>
    public static SupervisorStrategy DefaultSupervisorStrategy => SupervisorStrategy.DefaultStrategy;

    /// <summary>Routees at the start.</summary>
    public int NrOfInstances { get; }

    /// <summary>Changes the number of routees with the load; null if it stays.</summary>
    public virtual Resizer Resizer { get; }

    /// <summary>What is done when a routee fails.</summary>
    public virtual SupervisorStrategy SupervisorStrategy { get; }

    /// <summary>Whether routees without a dispatcher of their own run on <c>pool-dispatcher</c> of the router's deployment.</summary>
    public virtual bool UsePoolDispatcher { get; }

    /// <summary>Routees at the start.</summary>
    public virtual int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <summary>Props of the router.</summary>
    public Props Props(Props routeeProps) => routeeProps.WithRouter(this);
}
