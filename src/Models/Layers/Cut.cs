using System.Collections.Immutable;

namespace Neurosurgeon.Models.Layers;

/// <summary>A place where the network can be divided: layers before it run on the edge, the others in the cloud.</summary>
/// <param name="Index">How many layers lie before it, from 0 to the number of layers.</param>
/// <param name="After">Name of the layer just before it; <c>input</c> for cut 0.</param>
/// <param name="Tensors">
/// What crosses: the network input and activations made before the cut that a layer after it reads, in the order in
/// which they are made. None at the last cut: the network output is then already on the edge.
/// </param>
public sealed record Cut(int Index, string After, ImmutableArray<TensorInfo> Tensors)
{
    /// <summary>Bytes of all tensors that cross.</summary>
    public long Bytes { get; } = Tensors.Sum(tensor => tensor.Bytes);
}
