using Akka.Routing;

namespace Akka.Actor;

/// <summary>What code or configuration says about running one actor.</summary>
public class Deploy
{
    /// <summary>Nothing is said.</summary>
    public static readonly Deploy None = new();

    /// <summary>The value of <see cref="Dispatcher"/> when none is given.</summary>
    public static readonly string NoDispatcherGiven = string.Empty;

    /// <summary>Says nothing.</summary>
    public Deploy()
        : this("", NoRouter.Instance, "")
    {
    }

    /// <summary>Asks for a router.</summary>
    public Deploy(RouterConfig routerConfig)
        : this("", routerConfig, "")
    {
    }

    internal Deploy(string path, RouterConfig routerConfig, string dispatcher)
    {
        Path = path;
        RouterConfig = routerConfig;
        Dispatcher = dispatcher;
    }

    /// <summary>The path below <c>/user</c> that a configuration speaks of.</summary>
    public string Path { get; }

    /// <summary>The router; <see cref="NoRouter"/> if none.</summary>
    public RouterConfig RouterConfig { get; }

    /// <summary>The dispatcher's id; empty if none is given.</summary>
    public string Dispatcher { get; }

    /// <summary>What is left open is taken from <paramref name="other"/>.</summary>
    public virtual Deploy WithFallback(Deploy other) =>
        new(Path, RouterConfig.WithFallback(other.RouterConfig), Dispatcher.Length == 0 ? other.Dispatcher : Dispatcher);

    /// <summary>With another dispatcher.</summary>
    public virtual Deploy WithDispatcher(string dispatcher) => new(Path, RouterConfig, dispatcher);

    /// <summary>With another router.</summary>
    public virtual Deploy WithRouterConfig(RouterConfig routerConfig) => new(Path, routerConfig, Dispatcher);
}
