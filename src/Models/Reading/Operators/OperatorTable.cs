using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Neurosurgeon.Models.Reading.Operators;

/// <summary>The operators that can be read, by ONNX name; their definitions are those of the ONNX operator specification.</summary>
internal static class OperatorTable
{
    private static readonly OperatorRule Activation = new(LayerKind.Activation, SameShape, OncePerElement);
    private static readonly OperatorRule NoOperation = new(LayerKind.Other, SameShape, Nothing);

    private static readonly FrozenDictionary<string, OperatorRule> Rules = new Dictionary<string, OperatorRule>
    {
        ["Conv"] = new(Convolution.Kind, Convolution.OutputShape, Convolution.Flops) { ParameterInputs = [1, 2] },
        ["Gemm"] = new(MatrixProduct.Kind, MatrixProduct.GemmShape, MatrixProduct.GemmFlops) { ParameterInputs = [1, 2] },
        ["MatMul"] = new(MatrixProduct.Kind, MatrixProduct.MatMulShape, MatrixProduct.MatMulFlops) { ParameterInputs = [0, 1] },
        ["BatchNormalization"] = new(LayerKind.Normalization, Normalization.BatchShape, TwicePerElement) { ParameterInputs = [1, 2] },
        ["LRN"] = new(LayerKind.Normalization, Normalization.LocalResponseShape, Normalization.LocalResponseFlops),
        ["MaxPool"] = new(LayerKind.MaxPooling, Pooling.OutputShape, Pooling.Flops),
        ["AveragePool"] = new(LayerKind.AveragePooling, Pooling.OutputShape, Pooling.Flops),
        ["GlobalAveragePool"] = new(LayerKind.AveragePooling, Pooling.GlobalShape, Pooling.GlobalFlops),
        ["Add"] = new(LayerKind.ElementwiseAdd, Movement.BroadcastShape, OncePerElement) { ParameterInputs = [0, 1] },
        ["Concat"] = new(LayerKind.Concatenation, Movement.ConcatShape, Nothing),
        ["Flatten"] = new(LayerKind.Reshape, Movement.FlattenShape, Nothing),
        ["Reshape"] = new(LayerKind.Reshape, Movement.ReshapeShape, Nothing),
        ["Softmax"] = new(LayerKind.Softmax, SameShape, Normalization.SoftmaxFlops),
        ["Relu"] = Activation,
        ["Clip"] = Activation,
        ["Sigmoid"] = Activation,
        ["Tanh"] = Activation,
        ["Identity"] = NoOperation,
        ["Dropout"] = NoOperation,
    }.ToFrozenDictionary();

    /// <summary>The rule of a node's operator.</summary>
    /// <exception cref="ModelException">The operator is not known; the message names it.</exception>
    public static OperatorRule For(NodeContext context)
    {
        if (context.Node.Domain is not ("" or "ai.onnx"))
            throw context.Error($"its operator belongs to the domain '{context.Node.Domain}', which is not supported");
        return Rules.TryGetValue(context.Node.OpType, out OperatorRule? rule)
            ? rule
            : throw context.Error(
                $"the operator {context.Node.OpType} is not supported; those known are {string.Join(", ", Rules.Keys.Order())}");
    }

    private static IReadOnlyCollection<long> SameShape(NodeContext context) => context.Shape(0).ToLong();

    private static long Nothing(NodeContext context, ImmutableArray<int> output) => 0;

    private static long OncePerElement(NodeContext context, ImmutableArray<int> output) =>
        TensorShape.ElementCount(output.AsSpan());

    private static long TwicePerElement(NodeContext context, ImmutableArray<int> output) =>
        2 * TensorShape.ElementCount(output.AsSpan());
}
