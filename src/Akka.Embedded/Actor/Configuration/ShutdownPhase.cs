using System.Collections.Immutable;
using Akka.Configuration;

namespace Akka.Actor.Internal;

/// <summary>A phase of coordinated shutdown, as configured.</summary>
internal sealed record ShutdownPhase(ImmutableHashSet<string> DependsOn, TimeSpan Timeout, bool Recovers)
{
    internal static ImmutableDictionary<string, ShutdownPhase> ReadAll(Config section)
    {
        var defaultTimeout = section.GetTimeSpan("default-phase-timeout");
        var phases = section.GetConfig("phases");
        if (phases is null)
            return ImmutableDictionary<string, ShutdownPhase>.Empty;
        return phases.AsEnumerable().Select(entry => entry.Key).ToImmutableDictionary(name => name, name =>
        {
            var phase = phases.GetConfig(name) ?? Config.Empty;
            return new ShutdownPhase(
                [.. phase.GetStringList("depends-on")],
                phase.GetTimeSpan("timeout", defaultTimeout, allowInfinite: false),
                phase.GetBoolean("recover", true));
        });
    }

    /// <summary>The phases, each after those that it depends on.</summary>
    /// <exception cref="ConfigurationException">They depend on one another in a circle.</exception>
    internal static IReadOnlyList<string> InOrder(ImmutableDictionary<string, ShutdownPhase> phases)
    {
        var ordered = new List<string>();
        var open = new HashSet<string>();
        foreach (var name in phases.Keys.Order(StringComparer.Ordinal))
            Visit(name);
        return ordered;

        void Visit(string name)
        {
            if (ordered.Contains(name))
                return;
            if (!open.Add(name))
                throw new ConfigurationException($"akka.coordinated-shutdown.phases.{name} depends on itself, directly or through others.");
            if (phases.TryGetValue(name, out var phase))
            {
                foreach (var earlier in phase.DependsOn)
                    Visit(earlier);
            }
            ordered.Add(name);
        }
    }
}
