using System.Collections.Concurrent;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Preparation;

/// <summary>
/// A node's networks, and what their layers cost on this node's engine, each measured once.
/// Safe to share between actors; opening and measuring take up to seconds.
/// </summary>
/// <param name="store">Opens networks.</param>
/// <param name="engine">What is measured.</param>
/// <param name="profiles">Keeps what was measured.</param>
/// <param name="budget">How long measuring one network may take, roughly.</param>
public sealed class ModelLibrary(ModelStore store, IInferenceEngine engine, ProfileStore profiles, TimeSpan budget)
{
    // Four lines of progress for a measurement of seconds.
    private const double ProgressStep = 0.25;

    private readonly LayerProfiler _profiler = new(engine, budget);
    private readonly ConcurrentDictionary<string, LayerCosts> _costs = new();
    private readonly Lock _measuring = new();

    /// <summary>Opens a network, or returns it where it is open already.</summary>
    /// <param name="model">The network's name.</param>
    /// <exception cref="ModelException">There is no such network, or it cannot be read or built.</exception>
    public Network Open(string model) => store.Get(model);

    /// <summary>Opens a network that another node names, and makes sure that it is the same.</summary>
    /// <param name="model">The network's name.</param>
    /// <param name="sha256">Its identity on the other node.</param>
    /// <exception cref="ModelException">As <see cref="Open(string)"/>, or the other node's network is another.</exception>
    public Network Open(string model, string sha256)
    {
        var network = Open(model);
        return network.Sha256 == sha256
            ? network
            : throw new ModelException(
                $"The two nodes hold different networks under the name {model} (here {Short(network.Sha256)}, there {Short(sha256)}); a cut between them would give a wrong result. Run the same release on both.");
    }

    /// <summary>What the network's layers cost here: from memory, from disk, or measured now.</summary>
    /// <param name="network">The network.</param>
    /// <param name="report">Is told how far the measurement has come.</param>
    public LayerCosts Measure(Network network, Action<string> report)
    {
        lock (_measuring)
        {
            return KnownCosts(network)
                ?? (_costs[network.Sha256] = new LayerCosts(
                    profiles.GetOrMeasure(network, engine.Description, () => Profile(network, report)).LayerMs));
        }
    }

    /// <summary>What the network's layers cost here, or null where that has not been asked for before.</summary>
    public LayerCosts? KnownCosts(Network network) => _costs.GetValueOrDefault(network.Sha256);

    /// <summary>The layers from a cut on, which another node names.</summary>
    /// <exception cref="ModelException">There is no layer from there on.</exception>
    internal static LayerRange Suffix(Network network, int cutIndex) =>
        cutIndex >= 0 && cutIndex < network.Layers.Length
            ? new LayerRange(cutIndex, network.Layers.Length)
            : throw new ModelException($"{network.Name} has {network.Layers.Length} layers: a suffix begins at 0 to {network.Layers.Length - 1}, not at {cutIndex}.");

    /// <summary>Whether an error is about what was asked for, rather than about this program.</summary>
    internal static bool IsExpected(Exception error) =>
        error is ModelException or InferenceException or InvalidDataException or IOException or UnauthorizedAccessException;

    private LayerProfile Profile(Network network, Action<string> report)
    {
        var next = 0.0;
        return _profiler.Measure(network, done =>
        {
            if (done < next)
                return;

            report($"Measuring the layers of {network.Name}: {done * 100:0} %");
            next += ProgressStep;
        });
    }

    private static string Short(string sha256) => sha256.Length > 12 ? sha256[..12] + "…" : sha256;
}
