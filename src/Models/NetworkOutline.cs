using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models;

/// <summary>What is known of a network without its weights' bytes: enough to plan it, not to run it.</summary>
/// <param name="Name">The graph's name.</param>
/// <param name="Input">The one input.</param>
/// <param name="Output">The one output.</param>
/// <param name="Layers">The layers, in topological order.</param>
/// <param name="Nodes">All nodes of the graph, layer by layer.</param>
public sealed record NetworkOutline(
    string Name, TensorInfo Input, TensorInfo Output, ImmutableArray<Layer> Layers, ImmutableArray<GraphNode> Nodes)
{
    /// <summary>One cut more than layers: cut i has i layers before it.</summary>
    public ImmutableArray<Cut> Cuts { get; } = CutFactory.Create(Layers, Input);

    /// <summary>Bytes of all weights together.</summary>
    public long WeightBytes => Layers.Sum(layer => layer.ParameterBytes);
}
