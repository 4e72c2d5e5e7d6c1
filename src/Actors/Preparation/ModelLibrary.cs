using System.Collections.Concurrent;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Preparation;

/// <summary>
/// A node's networks, each opened once, and what their layers cost on this node's engine, each measured once.
/// Safe to share between actors; opening and measuring take up to seconds.
/// </summary>
public sealed class ModelLibrary(ModelZoo zoo, IInferenceEngine engine, LayerProfiler profiler) : IDisposable
{
    private readonly ConcurrentDictionary<string, Network> _networks = new();
    private readonly ConcurrentDictionary<string, LayerCosts> _costs = new();
    private readonly Lock _opening = new();
    private readonly Lock _measuring = new();

    /// <summary>Opens a network, or returns it where it is open already.</summary>
    /// <param name="model">The network's name.</param>
    /// <param name="report">Is told of anything that takes long.</param>
    /// <exception cref="ModelException">There is no such network, or it cannot be read or built.</exception>
    public Network Open(string model, Action<string>? report = null)
    {
        if (_networks.TryGetValue(model, out var network))
            return network;

        lock (_opening)
        {
            return _networks.TryGetValue(model, out network)
                ? network
                : _networks[model] = zoo.Open(model, report);
        }
    }

    /// <summary>Opens a network that another node names, and makes sure that it is the same.</summary>
    /// <exception cref="ModelException">As <see cref="Open(string, Action{string}?)"/>, or the other node's network is another.</exception>
    public Network Open(string model, string sha256, Action<string>? report = null)
    {
        var network = Open(model, report);
        return network.Sha256 == sha256
            ? network
            : throw new ModelException(
                $"The two nodes hold different networks under the name {model} (here {Short(network.Sha256)}, there {Short(sha256)}); a cut between them would give a wrong result. Run the same release on both.");
    }

    /// <summary>What the network's layers cost here: from memory, from disk, or measured now.</summary>
    public LayerCosts Measure(Network network, Action<string>? report = null)
    {
        lock (_measuring)
        {
            return KnownCosts(network)
                ?? (_costs[network.Sha256] = new LayerCosts(profiler.GetOrMeasure(engine, network, report).LayerMs));
        }
    }

    /// <summary>What the network's layers cost here, or null where that has not been asked for before.</summary>
    public LayerCosts? KnownCosts(Network network) => _costs.GetValueOrDefault(network.Sha256);

    /// <summary>Whether an error is about what was asked for, rather than about this program.</summary>
    internal static bool IsExpected(Exception error) =>
        error is ModelException or InferenceException or InvalidDataException or IOException or UnauthorizedAccessException;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var network in _networks.Values)
            network.Dispose();
    }

    private static string Short(string sha256) => sha256.Length > 12 ? sha256[..12] + "…" : sha256;
}
