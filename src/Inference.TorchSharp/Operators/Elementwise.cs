using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>Add and Mul, whose operands broadcast as in ONNX, and what does nothing at inference.</summary>
internal static class Elementwise
{
    public static torch.Tensor Add(Operands inputs) => inputs[0].add(inputs[1]);

    public static torch.Tensor Multiply(Operands inputs) => inputs[0].mul(inputs[1]);

    /// <summary>Identity and Dropout.</summary>
    public static torch.Tensor Same(Operands inputs) => inputs[0].alias();
}
