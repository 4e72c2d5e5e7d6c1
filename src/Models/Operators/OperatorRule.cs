using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Operators;

/// <summary>What has to be known of an ONNX operator to place it in a layer.</summary>
/// <param name="Kind">The kind of a layer whose main node it is.</param>
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

    /// <summary>Element type of its first output.</summary>
    public ElementType OutputType { get; init; } = ElementType.Float32;

    /// <summary>Its window.</summary>
    public Func<NodeContext, SlidingWindow> Window { get; init; } = _ => SlidingWindow.None;

    /// <summary>Groups of its channels.</summary>
    public Func<NodeContext, int> Groups { get; init; } = _ => 1;
}
