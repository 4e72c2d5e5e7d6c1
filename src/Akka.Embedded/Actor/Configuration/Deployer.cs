using Akka.Configuration;
using Akka.Routing;

namespace Akka.Actor.Internal;

/// <summary>What <c>akka.actor.deployment</c> says about actors, by their path below <c>/user</c>; a last name <c>*</c> stands for any.</summary>
internal sealed class Deployer
{
    private readonly Dictionary<string, Deploy> _deployments = new(StringComparer.Ordinal);

    internal Deployer(Config config)
    {
        if (config.GetConfig("akka.actor.deployment") is not { } section)
            return;
        var defaults = section.GetConfig("default");
        foreach (var key in section.AsEnumerable().Select(entry => entry.Key).Where(key => key != "default"))
            _deployments[key.Trim('"')] = Read(key, section.GetConfig(key.StartsWith('"') || !key.Contains('.') ? key : $"\"{key}\"")!.WithFallback(defaults));
    }

    /// <summary>What is said about the actor at a path, or null.</summary>
    internal Deploy? Lookup(ActorPath path)
    {
        var elements = path.Elements;
        if (elements is not ["user", _, ..])
            return null;
        var below = string.Concat(elements.Skip(1).Select(element => "/" + element));
        return _deployments.GetValueOrDefault(below) ?? _deployments.GetValueOrDefault(below[..(below.LastIndexOf('/') + 1)] + "*");
    }

    private static Deploy Read(string path, Config section)
    {
        var router = section.GetString("router", "from-code");
        RouterConfig routerConfig = router switch
        {
            "from-code" => NoRouter.Instance,
            "round-robin-group" => new RoundRobinGroup(section),
            "round-robin-pool" => new RoundRobinPool(section),
            "smallest-mailbox-pool" => new SmallestMailboxPool(section),
            _ => throw new ConfigurationException(
                $"akka.actor.deployment.{path}.router is '{router}'; the embedded runtime knows from-code, round-robin-pool, smallest-mailbox-pool and round-robin-group."),
        };
        return new Deploy(path, routerConfig, section.GetString("dispatcher", "")!);
    }
}
