using System.Collections.Immutable;
using Akka.Configuration;

namespace Neurosurgeon.Configuration;

/// <summary>
/// Looks at <c>akka.actor.deployment</c> before a node starts: a misspelt path would not be noticed, a wrong resizer ends the actor
/// system, and of Akka's routers only some give each suffix to one executor of this node.
/// </summary>
public static class DeploymentSettings
{
    private const string Section = "akka.actor.deployment";
    private const int MostExecutors = 1024;

    private static readonly ImmutableArray<string> Routers = ["round-robin-pool", "smallest-mailbox-pool", "random-pool"];
    private static readonly ImmutableArray<string> Repeating = ["broadcast", "scatter-gather", "tail-chopping"];

    // Where an actor system would place a pool's routees on other nodes.
    private static readonly ImmutableArray<string> Elsewhere = ["target", "cluster", "remote"];

    /// <summary>Checks the paths, the resizers and the pool of executors.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="actorPaths">The paths of the node's actors below <c>/user</c>.</param>
    /// <exception cref="SettingsException">One is wrong.</exception>
    public static void Check(Config config, ImmutableArray<string> actorPaths)
    {
        if (config.GetConfig(Section)?.Root is not { } root || !root.IsObject())
            return;

        foreach (var path in root.GetObject().Items.Keys)
        {
            CheckPath(path, actorPaths);
            CheckResizer(config, $"{Section}.{path}");
        }

        CheckExecutors(config);
    }

    private static void CheckPath(string path, ImmutableArray<string> actorPaths)
    {
        // Akka's own name for what holds for all; what is below a router is its routees.
        const string Default = "default";
        if (path == Default || actorPaths.Any(own => path == own || path.StartsWith($"{own}/", StringComparison.Ordinal)))
            return;

        // One that has moved is still called the same.
        var nearest = actorPaths.FirstOrDefault(own => LastName(own) == LastName(path)) ?? actorPaths.MinBy(own => Distance(own, path));
        throw new SettingsException($"{Section} has '{path}', and this node has no such actor; did you mean {nearest}?", $"{Section}.{path}");
    }

    private static string LastName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static void CheckResizer(Config config, string path)
    {
        var enabled = $"{path}.resizer.enabled";
        if (!config.HasPath(enabled) || !SettingsReader.Read(config, enabled, "on or off", () => config.GetBoolean(enabled)))
            return;

        var lower = Bound(config, $"{path}.resizer.lower-bound", 1);
        var upper = Bound(config, $"{path}.resizer.upper-bound", 10);
        if (lower > upper)
            throw new SettingsException($"{path}.resizer.lower-bound is {lower}, above the upper-bound {upper}; it takes 1 to {upper}.", $"{path}.resizer.lower-bound");
        if (config.HasPath($"{path}.cluster"))
            throw new SettingsException($"{path} has a resizer and a cluster, which Akka takes not together; leave one of them out.", $"{path}.resizer");
    }

    private static int Bound(Config config, string key, int otherwise)
    {
        if (!config.HasPath(key))
            return otherwise;
        var right = $"a whole number from 1 to {MostExecutors}";
        var bound = SettingsReader.Read(config, key, right, () => config.GetInt(key));
        return bound is >= 1 and <= MostExecutors ? bound : throw SettingsReader.Wrong(config, key, right);
    }

    private static void CheckExecutors(Config config)
    {
        const string Path = $"{Section}.{CloudPaths.Executors}";
        const string Router = $"{Path}.router";
        if (Elsewhere.FirstOrDefault(key => config.HasPath($"{Path}.{key}")) is { } elsewhere)
            throw new SettingsException($"{Path}.{elsewhere} is set, but the pool is this node's own; leave it out, and start more cloud nodes instead.", $"{Path}.{elsewhere}");

        var router = SettingsReader.Read(config, Router, Right(), () => config.GetString(Router));
        if (Routers.Contains(router))
            return;
        var why = Repeating.Any(kind => $"{router}".StartsWith(kind, StringComparison.Ordinal)) ? ", which runs a task several times"
            : $"{router}".StartsWith("consistent-hashing", StringComparison.Ordinal) ? ", which loses tasks"
            : $"{router}".EndsWith("-group", StringComparison.Ordinal) ? ", which starts no executors"
            : "";
        throw new SettingsException($"{Router} is '{router}'{why}; it takes {Right()}.", Router);
    }

    private static string Right() => $"{string.Join(", ", Routers[..^1])} or {Routers[^1]}";

    /// <summary>How many letters have to be put in, left out or changed (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            above = row;
        }

        return above[^1];
    }
}
