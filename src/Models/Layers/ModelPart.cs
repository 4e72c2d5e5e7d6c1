using System.Collections.Immutable;

namespace Neurosurgeon.Models.Layers;

/// <summary>A range of layers as an ONNX model of its own, without the bytes of its weights.</summary>
/// <param name="Range">The layers it holds.</param>
/// <param name="Model">
/// The serialised model. Its weights are declared as external data; an engine gets their bytes by name from
/// <see cref="Network.Weights"/>, not from a file.
/// </param>
/// <param name="Inputs">What it reads: the tensors that cross at <see cref="LayerRange.First"/>.</param>
/// <param name="Outputs">What it makes: the tensors that cross at <see cref="LayerRange.End"/>, or the network output.</param>
/// <param name="Weights">Names of the weights it needs, each once, all present in <see cref="Network.Weights"/>.</param>
public sealed record ModelPart(
    LayerRange Range,
    ReadOnlyMemory<byte> Model,
    ImmutableArray<TensorInfo> Inputs,
    ImmutableArray<TensorInfo> Outputs,
    ImmutableArray<string> Weights);
