using System.Collections.Frozen;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>The operators that this engine knows, by ONNX name. Each reads a node's attributes once and gives what computes it.</summary>
internal static class OperatorTable
{
    private static readonly FrozenDictionary<string, Func<NodeDefinition, Operation>> Operators =
        new Dictionary<string, Func<NodeDefinition, Operation>>
        {
            ["Add"] = _ => Elementwise.Add,
            ["ArgMax"] = Reduction.ArgMax,
            ["AveragePool"] = Pooling.Average,
            ["BatchNormalization"] = Normalization.Batch,
            ["Clip"] = Activation.Clip,
            ["Concat"] = Joining.Concat,
            ["Conv"] = Convolution.Prepare,
            ["Dropout"] = _ => Elementwise.Same,
            ["Flatten"] = Reshaping.Flatten,
            ["Gather"] = Joining.Gather,
            ["Gemm"] = MatrixProduct.Gemm,
            ["GlobalAveragePool"] = _ => Pooling.GlobalAverage,
            ["Identity"] = _ => Elementwise.Same,
            ["LRN"] = Normalization.LocalResponse,
            ["MatMul"] = _ => MatrixProduct.MatMul,
            ["MaxPool"] = Pooling.Max,
            ["Mul"] = _ => Elementwise.Multiply,
            ["ReduceMean"] = Reduction.Mean,
            ["Relu"] = _ => Activation.Relu,
            ["Reshape"] = Reshaping.Reshape,
            ["Sigmoid"] = _ => Activation.Sigmoid,
            ["Softmax"] = Normalization.Softmax,
            ["Squeeze"] = Reshaping.Squeeze,
            ["Tanh"] = _ => Activation.Tanh,
            ["Transpose"] = Reshaping.Transpose,
            ["Unsqueeze"] = Reshaping.Unsqueeze,
        }.ToFrozenDictionary();

    /// <summary>The names of all operators that are known.</summary>
    public static IEnumerable<string> Names => Operators.Keys.Order();

    /// <summary>Makes a node ready.</summary>
    /// <exception cref="InferenceException">Its operator, or something that it is set to, is not known; the message names both.</exception>
    public static Operation Prepare(NodeDefinition node) =>
        Operators.TryGetValue(node.Node.Operator, out Func<NodeDefinition, Operation>? prepare)
            ? prepare(node)
            : throw node.Error($"the operator {node.Node.Operator} is not known to this engine; those known are {string.Join(", ", Names)}");
}
