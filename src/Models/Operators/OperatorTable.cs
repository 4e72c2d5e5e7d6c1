using System.Collections.Frozen;
using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Operators;

/// <summary>The operators that can be read, by ONNX name; their definitions are those of the ONNX operator specification.</summary>
internal static class OperatorTable
{
    private static readonly OperatorRule Activation = new(LayerKind.Activation, SameShape, OncePerElement);
    private static readonly OperatorRule NoOperation = new(LayerKind.Other, SameShape, Nothing);

    private static readonly FrozenDictionary<string, OperatorRule> Rules = new Dictionary<string, OperatorRule>
    {
        ["Conv"] = new(Convolution.Kind, Convolution.OutputShape, Convolution.Flops)
        {
            ParameterInputs = [1, 2],
            Window = Convolution.KernelWindow,
            Groups = Convolution.Groups,
        },
        ["Gemm"] = new(MatrixProduct.Kind, MatrixProduct.GemmShape, MatrixProduct.GemmFlops) { ParameterInputs = [1, 2] },
        ["MatMul"] = new(MatrixProduct.Kind, MatrixProduct.MatMulShape, MatrixProduct.MatMulFlops) { ParameterInputs = [0, 1] },
        ["BatchNormalization"] = new(LayerKind.Normalization, Normalization.BatchShape, TwicePerElement) { ParameterInputs = [1, 2] },
        ["LRN"] = new(LayerKind.Normalization, Normalization.LocalResponseShape, Normalization.LocalResponseFlops),
        ["MaxPool"] = new(LayerKind.MaxPooling, Pooling.OutputShape, Pooling.Flops) { Window = Pooling.KernelWindow },
        ["AveragePool"] = new(LayerKind.AveragePooling, Pooling.OutputShape, Pooling.Flops) { Window = Pooling.KernelWindow },
        ["GlobalAveragePool"] = new(LayerKind.AveragePooling, Pooling.GlobalShape, Pooling.GlobalFlops) { Window = Pooling.GlobalWindow },
        ["Add"] = new(LayerKind.ElementwiseAdd, Movement.BroadcastShape, OncePerElement) { ParameterInputs = [0, 1] },
        ["Concat"] = new(LayerKind.Concatenation, Movement.ConcatShape, Nothing),
        ["Flatten"] = new(LayerKind.Reshape, Movement.FlattenShape, Nothing),
        ["Reshape"] = new(LayerKind.Reshape, Movement.ReshapeShape, Nothing),
        ["Transpose"] = new(LayerKind.Reshape, Movement.TransposeShape, Nothing),
        ["Gather"] = new(LayerKind.Other, Gathering.OutputShape, Nothing) { Window = Gathering.Window },
        ["ArgMax"] = new(LayerKind.Argmax, Selection.OutputShape, Selection.Flops) { OutputType = ElementType.Int64 },
        ["Softmax"] = new(LayerKind.Softmax, SameShape, Normalization.SoftmaxFlops),
        ["Relu"] = Activation,
        ["Clip"] = Activation,
        ["Sigmoid"] = Activation,
        ["Tanh"] = Activation,
        ["Identity"] = NoOperation,
        ["Dropout"] = NoOperation,
    }.ToFrozenDictionary();

    /// <summary>The rule of a node's operator.</summary>
    /// <param name="context">The node.</param>
    /// <param name="declared">What the file says of its first output, or null.</param>
    /// <exception cref="ModelException">The operator is not known, nor its output declared; the message names it.</exception>
    public static OperatorRule For(NodeContext context, TensorInfo? declared)
    {
        bool isStandard = context.Node.Domain is "" or "ai.onnx";
        if (isStandard && Rules.TryGetValue(context.Node.OpType, out OperatorRule? rule))
            return rule;
        if (declared is not null)
            return Unknown(context, declared);
        string origin = isStandard ? "" : $" of the domain '{context.Node.Domain}'";
        throw context.Error(
            $"the operator {context.Node.OpType}{origin} is not known, and the file does not state its output's shape (onnx.shape_inference adds it); those known are {string.Join(", ", Rules.Keys.Order())}");
    }

    /// <summary>An operator of which only its output is known. It costs its bytes, and an operation for each element that it writes.</summary>
    private static OperatorRule Unknown(NodeContext context, TensorInfo declared) =>
        new(LayerKind.Other, _ => declared.Shape.ToLong(), OncePerElement)
        {
            OutputType = declared.ElementType,
            ParameterInputs = [.. Enumerable.Range(0, context.InputCount)],
        };

    private static IReadOnlyCollection<long> SameShape(NodeContext context) => context.Shape(0).ToLong();

    private static long Nothing(NodeContext context, ImmutableArray<int> output) => 0;

    private static long OncePerElement(NodeContext context, ImmutableArray<int> output) =>
        TensorShape.ElementCount(output.AsSpan());

    private static long TwicePerElement(NodeContext context, ImmutableArray<int> output) =>
        2 * TensorShape.ElementCount(output.AsSpan());
}
