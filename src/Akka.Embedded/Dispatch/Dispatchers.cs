using System.Collections.Concurrent;
using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>The dispatchers of a system, by the id of their configuration section.</summary>
public sealed class Dispatchers
{
    /// <summary>The dispatcher of actors that name none.</summary>
    public const string DefaultDispatcherId = "akka.actor.default-dispatcher";

    private readonly Config _config;
    private readonly ConcurrentDictionary<string, MessageDispatcher> _shared = new();

    internal Dispatchers(Config config) => _config = config;

    /// <summary>The dispatcher of actors that name none.</summary>
    public MessageDispatcher DefaultGlobalDispatcher => Lookup(DefaultDispatcherId);

    /// <summary>Whether a dispatcher is configured under that id.</summary>
    public bool HasDispatcher(string id) => _config.HasPath(id);

    /// <summary>The dispatcher of that id; a new one each time if its type is PinnedDispatcher.</summary>
    /// <exception cref="ConfigurationException">There is none, or its section is wrong.</exception>
    public MessageDispatcher Lookup(string dispatcherName)
    {
        if (_shared.TryGetValue(dispatcherName, out var shared))
            return shared;
        if (_config.GetConfig(dispatcherName) is not { } section)
            throw new ConfigurationException($"Dispatcher [{dispatcherName}] is not configured; there is no such section.");
        section = section.WithFallback(_config.GetConfig(DefaultDispatcherId));
        var throughput = section.GetInt("throughput", 30);
        if (throughput < 1)
            throw new ConfigurationException($"{dispatcherName}.throughput is {throughput}; it must be at least 1.");
        var type = section.GetString("type");
        return type switch
        {
            "Dispatcher" or "TaskDispatcher" or "ForkJoinDispatcher" => _shared.GetOrAdd(dispatcherName, id => new ThreadPoolDispatcher(id, throughput)),
            "PinnedDispatcher" => new PinnedDispatcher(dispatcherName, throughput),
            _ => throw new ConfigurationException(
                $"{dispatcherName}.type is '{type}'; it must be Dispatcher or PinnedDispatcher."),
        };
    }
}
