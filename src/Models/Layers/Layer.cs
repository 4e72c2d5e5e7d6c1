using System.Collections.Immutable;

namespace Neurosurgeon.Models.Layers;

/// <summary>The unit of cutting: a group of graph nodes that an engine computes as one.</summary>
public sealed record Layer
{
    /// <summary>Position in the topological order of the layers, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Name of its main node; unique in the network.</summary>
    public required string Name { get; init; }

    /// <summary>Its nodes: the half-open range of positions in <see cref="Network.Nodes"/>.</summary>
    public required Range Nodes { get; init; }

    /// <summary>Activations that it reads from the network input or from earlier layers.</summary>
    public required ImmutableArray<TensorInfo> Inputs { get; init; }

    /// <summary>Activations that later layers read, or the network output.</summary>
    public required ImmutableArray<TensorInfo> Outputs { get; init; }

    /// <summary>Number of trainable parameters: a batch normalisation's running mean and variance are not.</summary>
    public required long Parameters { get; init; }

    /// <summary>What its latency depends on.</summary>
    public required LayerFeatures Features { get; init; }

    /// <summary>What its main node computes.</summary>
    public LayerKind Kind => Features.Kind;

    /// <inheritdoc cref="LayerFeatures.WeightBytes"/>
    public long ParameterBytes => Features.WeightBytes;

    /// <inheritdoc cref="LayerFeatures.Flops"/>
    public long Flops => Features.Flops;

    /// <summary>Bytes of all <see cref="Outputs"/>.</summary>
    public long OutputBytes => Features.OutputBytes;
}
