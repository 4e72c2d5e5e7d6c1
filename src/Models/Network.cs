using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Splitting;
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
    /// The folder of the weights files that <see cref="Extract"/> refers to, for an engine that reads them itself; null
    /// where the model holds weights of its own, so that only <see cref="Export(LayerRange, Stream)"/> gives an engine all of them.
    /// </summary>
    public required string? WeightsFolder { get; init; }

    /// <summary>The layers, by their index in the network as it was read, that <see cref="EdgeFirst"/> has put first; null where it has not been used.</summary>
    public LayerSet? FirstLayers { get; internal init; }

    internal NetworkGraph Graph { get; }

    /// <summary>The range of all layers.</summary>
    public LayerRange All => new(0, Layers.Length);

    /// <summary>Writes a range of layers as an ONNX model whose weights the engine takes from <see cref="Weights"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves the network.</exception>
    public ModelPart Extract(LayerRange range) => ModelExtractor.Extract(this, range);

    /// <summary>
    /// The same of all layers, with every node and tensor named by <see cref="LayerMark"/>: an engine names what it
    /// measures after these, also what it has fused.
    /// </summary>
    public ModelPart ExtractMarked() => MarkedModel.Extract(this);

    /// <summary>Writes a range of layers as one ONNX file that holds its weights, at the stream's position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves the network.</exception>
    /// <exception cref="ModelException">The file would be larger than the 2 GiB that the format allows.</exception>
    public void Export(LayerRange range, Stream destination) => ModelExporter.Export(this, range, destination);

    /// <summary>The same into a file, which appears complete or not at all; one that exists is replaced.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves the network.</exception>
    /// <exception cref="ModelException">The file would be too large, or cannot be written.</exception>
    public void Export(LayerRange range, string path) => ModelExporter.Export(this, range, path);

    /// <summary>
    /// The same network with some layers put first, so that these are what lies before a cut: any assignment of layers
    /// to edge and cloud in which nothing flows back is a position in such an order. Edge and cloud that put the same
    /// layers first number layers and cuts alike.
    /// </summary>
    /// <param name="edgeLayers">The layers to put first.</param>
    /// <returns>
    /// A network over the same weights, which only the one that it comes from is to dispose; that one itself where its
    /// first layers are meant.
    /// </returns>
    /// <exception cref="ArgumentException">A layer of the set reads from one that is not in it, or the set is of another network.</exception>
    /// <exception cref="InvalidOperationException">The layers of this network have been reordered already.</exception>
    public Network EdgeFirst(LayerSet edgeLayers) => LayerOrder.EdgeFirst(this, edgeLayers);

    /// <summary>Unmaps the weights; see <see cref="WeightStore.Dispose"/>.</summary>
    public void Dispose() => Weights.Dispose();
}
