using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;

namespace Neurosurgeon.Configuration;

/// <summary>
/// Looks at a cluster's settings before a node starts: with wrong ones Akka.Cluster waits for ever, or ends the node with a stack trace.
/// </summary>
public static class ClusterSettings
{
    private const string SeedNodes = "akka.cluster.seed-nodes";
    private const string Strategy = "akka.cluster.split-brain-resolver.active-strategy";

    private static readonly ImmutableArray<string> Strategies =
        ["down-all", "keep-majority", "keep-oldest", "lease-majority", "static-quorum"];

    /// <summary>Does nothing where no cluster is set.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="systemName">The name of the node's actor system, which all nodes of a cluster share.</param>
    /// <exception cref="SettingsException">
    /// A seed node is no address of such a system over this node's protocol, or the split-brain resolver's strategy is none of Akka's.
    /// </exception>
    public static void Check(Config config, string systemName)
    {
        if (config.HasPath(SeedNodes))
            CheckSeedNodes(config, systemName);
        if (config.HasPath(Strategy))
            CheckStrategy(config);
    }

    private static void CheckSeedNodes(Config config, string systemName)
    {
        var tls = TlsSettings.Read(config);
        var wrong = SettingsReader.Read(SeedNodes, () => config.GetStringList(SeedNodes)).FirstOrDefault(seed =>
            !Address.TryParse(seed, out var address)
            || address.Protocol != tls.Protocol || address.System != systemName || address.Host is null || address.Port is null);
        if (wrong is not null)
            throw new SettingsException($"{SeedNodes} has '{wrong}'; {(tls.IsEnabled ? "with" : "without")} TLS it takes a list of \"{tls.Protocol}://{systemName}@HOST:PORT\".", SeedNodes);
    }

    private static void CheckStrategy(Config config)
    {
        var strategy = SettingsReader.Read(Strategy, () => config.GetString(Strategy));
        if (strategy is null || !Strategies.Contains(strategy, StringComparer.OrdinalIgnoreCase))
            throw new SettingsException($"{Strategy} is '{strategy}'; it takes {string.Join(", ", Strategies[..^1])} or {Strategies[^1]}.", Strategy);
    }
}
