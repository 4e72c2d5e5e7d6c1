using System.Collections.Concurrent;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Splitting;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Profiling.Costs;

/// <summary>
/// A node's networks, and what their layers cost on this node's engine, each asked for once.
/// Safe to share between actors; opening and measuring take up to seconds.
/// </summary>
/// <param name="open">Gives the network of a name, from any thread, or throws a <see cref="ModelException"/>.</param>
/// <param name="source">Says what layers cost.</param>
public sealed class ModelLibrary(Func<string, Network> open, ILayerCostSource source)
{
    private readonly ConcurrentDictionary<string, LayerCosts> _costs = new();
    private readonly Lock _asking = new();

    /// <summary>Opens a network, or returns it where it is open already.</summary>
    /// <param name="model">The network's name.</param>
    /// <exception cref="ModelException">There is no such network, or it cannot be read.</exception>
    /// <exception cref="CacheFolderException">It cannot be built where networks are kept.</exception>
    public Network Open(string model) => open(model);

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

    /// <summary>What the network's layers cost here: from memory, predicted, from disk, or measured now.</summary>
    /// <param name="network">The network.</param>
    /// <param name="report">Is told how far a measurement has come, and what is only guessed.</param>
    public LayerCosts Costs(Network network, Action<string> report)
    {
        lock (_asking)
        {
            return KnownCosts(network)
                ?? (_costs[network.Sha256] = source.Of(network, report));
        }
    }

    /// <summary>What the network's layers cost here, or null where that has not been asked for before.</summary>
    public LayerCosts? KnownCosts(Network network) => _costs.GetValueOrDefault(network.Sha256);

    /// <summary>The suffix of an assignment that another node names: the network with the edge's layers first, and the others.</summary>
    /// <exception cref="ModelException">The assignment is none of this network, or leaves the cloud nothing to run.</exception>
    public static (Network EdgeFirst, LayerRange Suffix) Suffix(Network network, LayerSet edgeLayers)
    {
        if (edgeLayers.Count == edgeLayers.LayerCount)
            throw new ModelException($"All {edgeLayers.LayerCount} layers of {network.Name} would run on the edge: there is no suffix.");
        try
        {
            return (network.EdgeFirst(edgeLayers), new LayerRange(edgeLayers.Count, network.Layers.Length));
        }
        catch (ArgumentException error)
        {
            throw new ModelException($"The edge's layers cannot be told from the cloud's: {error.Message}", error);
        }
    }

    /// <summary>Whether an error is about what was asked for, rather than about this program.</summary>
    public static bool IsExpected(Exception error) =>
        error is ModelException or CacheFolderException or InferenceException or InvalidDataException or IOException or UnauthorizedAccessException;

    private static string Short(string sha256) => sha256.Length > 12 ? sha256[..12] + "…" : sha256;
}
