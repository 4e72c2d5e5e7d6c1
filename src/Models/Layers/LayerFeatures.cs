namespace Neurosurgeon.Models.Layers;

/// <summary>What the latency of a layer depends on, from the graph alone: the same on every device.</summary>
public sealed record LayerFeatures
{
    /// <summary>The kind of its main operator.</summary>
    public required LayerKind Kind { get; init; }

    /// <summary>Its main operator by ONNX name, for example <c>Conv</c>, or <c>Tanh</c> of an activation that stands alone.</summary>
    public required string Operator { get; init; }

    /// <summary>Whether a batch normalisation is fused onto the main operator.</summary>
    public required bool HasBatchNormalization { get; init; }

    /// <summary>The activation function fused onto the main operator, by ONNX name, for example <c>Relu</c>; null if there is none.</summary>
    public required string? Activation { get; init; }

    /// <summary>
    /// Floating-point operations: 2 for each multiply-accumulate of a convolution or matrix product (the bias is free),
    /// 2 for each element that a batch normalisation writes, 1 for each that an activation or addition writes,
    /// 1 for each window element of a pooling, 1 for each element that an argmax reads, 0 for what only moves data;
    /// softmax and LRN as their own sums cost; 1 for each element that an operator writes of which nothing is known.
    /// </summary>
    public required long Flops { get; init; }

    /// <summary>Bytes of the activations that it reads.</summary>
    public required long InputBytes { get; init; }

    /// <summary>Bytes of the activations that it writes; at least 1.</summary>
    public required long OutputBytes { get; init; }

    /// <summary>Bytes of everything stored that it reads, running statistics included.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>Bytes that it reads: activations and weights. What a group passes on within itself is not counted.</summary>
    public long BytesRead => InputBytes + WeightBytes;

    /// <summary>Bytes that it writes.</summary>
    public long BytesWritten => OutputBytes;

    /// <summary>Sizes of its first input.</summary>
    public required ActivationSize Input { get; init; }

    /// <summary>Sizes of its output.</summary>
    public required ActivationSize Output { get; init; }

    /// <summary>Its window, of a convolution, locally connected layer or pooling; otherwise <see cref="SlidingWindow.None"/>.</summary>
    public required SlidingWindow Window { get; init; }

    /// <summary>Groups of a convolution, at least 1; 1 of everything else.</summary>
    public required int Groups { get; init; }
}
