using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>Gemm and MatMul.</summary>
internal static class MatrixProduct
{
    public static torch.Tensor MatMul(Operands inputs) => inputs[0].matmul(inputs[1]);

    /// <summary>alpha · A · B + beta · C, with A and B transposed where the node says so.</summary>
    public static Operation Gemm(NodeDefinition node)
    {
        bool transposesLeft = node.Attributes.Integer("transA", 0) != 0;
        bool transposesRight = node.Attributes.Integer("transB", 0) != 0;
        float alpha = node.Attributes.Real("alpha") ?? 1;
        float beta = node.Attributes.Real("beta") ?? 1;
        Scalar scale = alpha.ToScalar();
        return inputs =>
        {
            torch.Tensor left = transposesLeft ? inputs[0].t() : inputs[0];
            torch.Tensor right = transposesRight ? inputs[1].t() : inputs[1];
            return inputs.Optional(2) is { } addend ? addend.addmm(left, right, beta, alpha)
                : alpha == 1 ? left.mm(right)
                : left.mm(right).mul(scale);
        };
    }
}
