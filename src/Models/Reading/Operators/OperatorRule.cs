using System.Collections.Immutable;

namespace Neurosurgeon.Models.Reading.Operators;

/// <summary>What has to be known of an ONNX operator to place it in a layer.</summary>
/// <param name="Kind">The kind of a layer that begins with it.</param>
/// <param name="OutputShape">Shape of its first output, as long values that are not yet checked for size.</param>
/// <param name="Flops">Floating-point operations, given its output shape.</param>
internal sealed record OperatorRule(
    Func<NodeContext, LayerKind> Kind,
    Func<NodeContext, IReadOnlyCollection<long>> OutputShape,
    Func<NodeContext, ImmutableArray<int>, long> Flops)
{
    public OperatorRule(
        LayerKind kind,
        Func<NodeContext, IReadOnlyCollection<long>> outputShape,
        Func<NodeContext, ImmutableArray<int>, long> flops)
        : this(_ => kind, outputShape, flops)
    {
    }

    /// <summary>Which inputs hold trainable parameters, where they are stored tensors.</summary>
    public ImmutableArray<int> ParameterInputs { get; init; } = [];
}
