using System.Collections.Immutable;

namespace Neurosurgeon.Models;

/// <summary>The unit of cutting: a group of graph nodes that an engine computes as one.</summary>
public sealed record Layer
{
    /// <summary>Position in the topological order of the layers, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Name of its first node; unique in the network.</summary>
    public required string Name { get; init; }

    /// <summary>What its first node computes.</summary>
    public required LayerKind Kind { get; init; }

    /// <summary>Its nodes: the half-open range of positions in <see cref="Network.Nodes"/>.</summary>
    public required Range Nodes { get; init; }

    /// <summary>Activations that it reads from the network input or from earlier layers.</summary>
    public required ImmutableArray<TensorInfo> Inputs { get; init; }

    /// <summary>Activations that later layers read, or the network output.</summary>
    public required ImmutableArray<TensorInfo> Outputs { get; init; }

    /// <summary>Number of trainable parameters: a batch normalisation's running mean and variance are not.</summary>
    public required long Parameters { get; init; }

    /// <summary>Bytes of everything stored that it reads, running statistics included.</summary>
    public required long ParameterBytes { get; init; }

    /// <summary>
    /// Floating-point operations: 2 for each multiply-accumulate of a convolution or matrix product (the bias is free),
    /// 2 for each element that a batch normalisation writes, 1 for each that an activation or addition writes,
    /// 1 for each window element of a pooling, 0 for what only moves data; softmax and LRN as their own sums cost.
    /// </summary>
    public required long Flops { get; init; }

    /// <summary>Bytes of all <see cref="Outputs"/>.</summary>
    public long OutputBytes => Outputs.Sum(tensor => tensor.Bytes);
}
