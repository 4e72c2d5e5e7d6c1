using System.Collections.Immutable;

namespace Neurosurgeon.Configuration;

/// <summary>Where the actors of a cloud node are: what edges look for, and what <c>akka.actor.deployment</c> may name.</summary>
public static class CloudPaths
{
    /// <summary>The name of a cloud's actor system, a part of its address.</summary>
    public const string SystemName = "cloud";

    /// <summary>The parent of all others, under <c>/user</c>.</summary>
    public const string Parent = "/cloud";

    /// <summary>The name of the actor that edges speak to.</summary>
    public const string FrontName = "front";

    /// <summary>The name of the actor that gets networks ready.</summary>
    public const string ProfilerName = "profiler";

    /// <summary>The name of the pool of executors; its size and kind come from <c>akka.actor.deployment</c>.</summary>
    public const string ExecutorsName = "executors";

    /// <summary>
    /// The name of a router over the fronts of all nodes. Nothing is sent through it: it knows which nodes there are, and whether
    /// from a cluster's membership or not is up to <c>akka.actor.deployment</c>.
    /// </summary>
    public const string FrontsName = "fronts";

    /// <summary>The front's path under <c>/user</c>.</summary>
    public const string Front = $"{Parent}/{FrontName}";

    /// <summary>The profiler's path under <c>/user</c>.</summary>
    public const string Profiler = $"{Parent}/{ProfilerName}";

    /// <summary>The pool's path under <c>/user</c>.</summary>
    public const string Executors = $"{Parent}/{ExecutorsName}";

    /// <summary>The path of the router over the fronts of all nodes, under <c>/user</c>.</summary>
    public const string Fronts = $"{Parent}/{FrontsName}";

    /// <summary>The paths of a cloud node's actors under <c>/user</c>, but for the parent.</summary>
    public static ImmutableArray<string> All { get; } = [Executors, Fronts, Front, Profiler];
}
