using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>A node made ready: computes its output. It keeps none of its inputs and gives back a tensor of its own.</summary>
internal delegate torch.Tensor Operation(Operands inputs);

/// <summary>A node's inputs, in the order of the ONNX operator specification.</summary>
internal readonly ref struct Operands(ReadOnlySpan<torch.Tensor?> tensors)
{
    private readonly ReadOnlySpan<torch.Tensor?> _tensors = tensors;

    /// <summary>An input that the operator must have.</summary>
    public torch.Tensor this[int index] => _tensors[index]!;

    /// <summary>An input that may be left out.</summary>
    public torch.Tensor? Optional(int index) => index < _tensors.Length ? _tensors[index] : null;

    /// <summary>All of them, for operators with any number.</summary>
    public torch.Tensor[] All => [.. _tensors!];
}
