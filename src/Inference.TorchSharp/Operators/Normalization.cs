using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>BatchNormalization at inference, LRN and Softmax.</summary>
internal static class Normalization
{
    /// <summary>The first operator set whose Softmax works on one axis; before, on all from its axis on.</summary>
    private const long SoftmaxOnOneAxis = 13;

    public static Operation Batch(NodeDefinition node)
    {
        double epsilon = node.Attributes.Real("epsilon") ?? 1e-5f;
        return inputs => torch.nn.functional.batch_norm(inputs[0], inputs[3], inputs[4], inputs[1], inputs[2], false, 0, epsilon);
    }

    public static Operation LocalResponse(NodeDefinition node)
    {
        long size = node.Attributes.Integer("size", 0);
        double alpha = node.Attributes.Real("alpha") ?? 1e-4f;
        double beta = node.Attributes.Real("beta") ?? 0.75f;
        double bias = node.Attributes.Real("bias") ?? 1;

        // Of an even number of channels ONNX takes the greater half after, libtorch before.
        if (size % 2 == 0)
            throw node.Error($"its size is {size}; only odd ones are supported");
        return inputs => torch.nn.functional.local_response_norm(inputs[0], size, alpha, beta, bias);
    }

    public static Operation Softmax(NodeDefinition node)
    {
        if (node.Opset >= SoftmaxOnOneAxis)
        {
            long axis = node.Attributes.Integer("axis", -1);
            return inputs => inputs[0].softmax(axis);
        }

        long first = node.Attributes.Integer("axis", 1);
        return inputs => inputs[0].reshape(Reshaping.MatrixShape(inputs[0], first)).softmax(1).reshape(inputs[0].shape);
    }
}
