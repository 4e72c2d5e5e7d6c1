using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Models;

/// <summary>
/// A network as layers and cuts, all derived from its ONNX graph. Immutable and safe to share between threads; its
/// weights stay mapped until it is disposed.
/// </summary>
public sealed class Network : IDisposable
{
    internal Network(NetworkGraph graph) => Graph = graph;

    /// <summary>The graph's name, for example <c>alex_net</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Identity of graph and weights together, 64 lower-case hexadecimal digits: the SHA-256 of the .onnx file, which
    /// states that of its weights file. (Where a file from elsewhere does not, that of both hashes.)
    /// </summary>
    public required string Sha256 { get; init; }

    /// <summary>The one input.</summary>
    public required TensorInfo Input { get; init; }

    /// <summary>The one output.</summary>
    public required TensorInfo Output { get; init; }

    /// <summary>The layers, in topological order.</summary>
    public required ImmutableArray<Layer> Layers { get; init; }

    /// <summary>One cut more than layers: cut i has i layers before it.</summary>
    public required ImmutableArray<Cut> Cuts { get; init; }

    /// <summary>All nodes of the graph, layer by layer.</summary>
    public required ImmutableArray<GraphNode> Nodes { get; init; }

    /// <summary>Version of the ONNX operator set that the nodes are to be read by; at least 7.</summary>
    public required long Opset { get; init; }

    /// <summary>What the graph stores beside weights, by name: small tensors, such as a Clip's bounds or a Reshape's target.</summary>
    public required ImmutableDictionary<string, Weight> Constants { get; init; }

    /// <summary>Its weights by name.</summary>
    public required WeightStore Weights { get; init; }

    /// <summary>
    /// The folder of the weights files that <see cref="ModelPart"/>s refer to, for an engine that reads them itself; null
    /// where the model holds weights of its own, so that only a file of its own gives an engine all of them.
    /// </summary>
    public required string? WeightsFolder { get; init; }

    /// <summary>The layers, by their index in the network as it was read, that were put first; null where its order is that of its file.</summary>
    public LayerSet? FirstLayers { get; internal init; }

    internal NetworkGraph Graph { get; }

    /// <summary>The range of all layers.</summary>
    public LayerRange All => new(0, Layers.Length);

    /// <summary>Unmaps the weights; see <see cref="WeightStore.Dispose"/>.</summary>
    public void Dispose() => Weights.Dispose();
}
