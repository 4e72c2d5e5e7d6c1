using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>Messages go to the actors at some paths in turn.</summary>
public sealed class RoundRobinGroup : Group
{
    /// <summary>From a deployment section: <c>routees.paths</c>.</summary>
    public RoundRobinGroup(Config config)
        : this(config.GetStringList("routees.paths"))
    {
    }

    /// <summary>To these paths.</summary>
    public RoundRobinGroup(params string[] paths)
        : this(paths, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>To these paths.</summary>
    public RoundRobinGroup(IEnumerable<string> paths)
        : this(paths, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>With another dispatcher for the router.</summary>
    public RoundRobinGroup(IEnumerable<string> paths, string routerDispatcher)
        : base(paths, routerDispatcher)
    {
    }

    internal override RoutingLogic NewLogic() => new RoundRobinRoutingLogic();
}
