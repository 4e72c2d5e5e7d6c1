using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>Relu, Clip, Sigmoid and Tanh.</summary>
internal static class Activation
{
    public static torch.Tensor Relu(Operands inputs) => inputs[0].relu();

    public static torch.Tensor Sigmoid(Operands inputs) => inputs[0].sigmoid();

    public static torch.Tensor Tanh(Operands inputs) => inputs[0].tanh();

    /// <summary>Its bounds are inputs, before operator set 11 attributes; a missing one does not bound.</summary>
    public static Operation Clip(NodeDefinition node)
    {
        Scalar least = (node.StoredReal(1) ?? node.Attributes.Real("min") ?? float.NegativeInfinity).ToScalar();
        Scalar most = (node.StoredReal(2) ?? node.Attributes.Real("max") ?? float.PositiveInfinity).ToScalar();
        return inputs => inputs[0].clamp(least, most);
    }
}
