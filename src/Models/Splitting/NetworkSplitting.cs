using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Splitting;

/// <summary>What can be taken out of a network, and how its layers can be put in another order.</summary>
public static class NetworkSplitting
{
    /// <summary>Writes a range of layers as an ONNX model whose weights the engine takes from <see cref="Network.Weights"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves the network.</exception>
    public static ModelPart Extract(this Network network, LayerRange range) => ModelExtractor.Extract(network, range);

    /// <summary>
    /// The same of all layers, with every node and tensor named by <see cref="LayerMark"/>: an engine names what it
    /// measures after these, also what it has fused.
    /// </summary>
    public static ModelPart ExtractMarked(this Network network) => MarkedModel.Extract(network);

    /// <summary>Writes a range of layers as one ONNX file that holds its weights, at the stream's position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves the network.</exception>
    /// <exception cref="ModelException">The file would be larger than the 2 GiB that the format allows.</exception>
    public static void Export(this Network network, LayerRange range, Stream destination) => ModelExporter.Export(network, range, destination);

    /// <summary>The same into a file, which appears complete or not at all; one that exists is replaced.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves the network.</exception>
    /// <exception cref="ModelException">The file would be too large, or cannot be written.</exception>
    public static void Export(this Network network, LayerRange range, string path) => ModelExporter.Export(network, range, path);

    /// <summary>
    /// The same network with some layers put first, so that these are what lies before a cut: any assignment of layers
    /// to edge and cloud in which nothing flows back is a position in such an order. Edge and cloud that put the same
    /// layers first number layers and cuts alike.
    /// </summary>
    /// <param name="network">The network as it was read.</param>
    /// <param name="edgeLayers">The layers to put first.</param>
    /// <returns>
    /// A network over the same weights, which only the one that it comes from is to dispose; that one itself where its
    /// first layers are meant.
    /// </returns>
    /// <exception cref="ArgumentException">A layer of the set reads from one that is not in it, or the set is of another network.</exception>
    /// <exception cref="InvalidOperationException">The layers of this network have been reordered already.</exception>
    public static Network EdgeFirst(this Network network, LayerSet edgeLayers) => LayerOrder.EdgeFirst(network, edgeLayers);
}
