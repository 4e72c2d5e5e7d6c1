using Akka.Actor;

namespace Akka.Routing;

/// <summary>A router whose routees are actors that others have made, known by their paths.</summary>
public abstract class Group : RouterConfig
{
    private readonly string[] _paths;

    private protected Group(IEnumerable<string> paths, string routerDispatcher)
        : base(routerDispatcher) => _paths = [.. paths];

    /// <summary>The paths of the routees.</summary>
    public virtual IEnumerable<string> GetPaths(ActorSystem system) => _paths;

    /// <summary>Props of the router.</summary>
    public Props Props() => Actor.Props.Empty.WithRouter(this);
}
