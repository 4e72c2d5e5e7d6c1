namespace Neurosurgeon.Models.Layers;

/// <summary>What a layer computes, taken from its main node: what is fused onto that makes no other kind.</summary>
public enum LayerKind
{
    /// <summary>Anything not named below, operators that nothing is known of included.</summary>
    Other,

    /// <summary>A convolution, with what is fused into it.</summary>
    Convolution,

    /// <summary>A convolution with one group for each input channel.</summary>
    DepthwiseConvolution,

    /// <summary>A convolution with weights of its own at every output position.</summary>
    LocallyConnected,

    /// <summary>A matrix product with weights.</summary>
    FullyConnected,

    /// <summary>Maximum over windows.</summary>
    MaxPooling,

    /// <summary>Mean over windows, or over the whole plane.</summary>
    AveragePooling,

    /// <summary>An activation function that could not be fused.</summary>
    Activation,

    /// <summary>Batch normalisation or local response normalisation that stands alone.</summary>
    Normalization,

    /// <summary>A sum of two tensors: the end of a residual block.</summary>
    ElementwiseAdd,

    /// <summary>Several tensors joined along one axis.</summary>
    Concatenation,

    /// <summary>Flatten, reshape or transpose: the same elements in another shape or order.</summary>
    Reshape,

    /// <summary>Softmax.</summary>
    Softmax,

    /// <summary>The index of the largest element along one axis.</summary>
    Argmax,
}
