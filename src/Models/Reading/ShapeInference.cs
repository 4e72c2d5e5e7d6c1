using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Operators;

namespace Neurosurgeon.Models.Reading;

/// <summary>A node with its shapes and costs worked out.</summary>
/// <param name="Node">The node itself.</param>
/// <param name="Kind">The kind of a layer that begins with it.</param>
/// <param name="Inputs">What it reads, stored tensors included; null for an omitted optional input.</param>
/// <param name="Output">Its first output; no node may have another that is read.</param>
/// <param name="Flops">Its floating-point operations.</param>
/// <param name="ParameterInputs">Which of its inputs hold trainable parameters, if stored.</param>
/// <param name="Window">Its window; <see cref="SlidingWindow.None"/> if it has none.</param>
/// <param name="Groups">Groups of a convolution, otherwise 1.</param>
internal sealed record InferredNode(
    NodeProto Node,
    LayerKind Kind,
    ImmutableArray<TensorInfo?> Inputs,
    TensorInfo Output,
    long Flops,
    ImmutableArray<int> ParameterInputs,
    SlidingWindow Window,
    int Groups);

/// <summary>Works out the shape of every tensor from that of the input.</summary>
internal static class ShapeInference
{
    /// <param name="nodes">In topological order.</param>
    /// <param name="input">The network input.</param>
    /// <param name="initializers">Everything stored.</param>
    /// <param name="declared">What the file itself says of tensors, which is all that is known where an operator is unknown.</param>
    /// <exception cref="ModelException">An operator is unknown and its output not declared, or operands do not fit; the message names the node.</exception>
    public static ImmutableArray<InferredNode> Infer(
        IReadOnlyList<NodeProto> nodes, TensorInfo input, Initializers initializers, IReadOnlyDictionary<string, TensorInfo> declared)
    {
        var tensors = new Dictionary<string, TensorInfo> { [input.Name] = input };
        foreach ((string name, Weight stored) in initializers.Weights.Concat(initializers.Constants))
            tensors.Add(name, stored.Info);

        var inferred = ImmutableArray.CreateBuilder<InferredNode>(nodes.Count);
        foreach (NodeProto node in nodes)
        {
            var context = new NodeContext(node, tensors, initializers);
            OperatorRule rule = OperatorTable.For(context, declared.GetValueOrDefault(node.Output.FirstOrDefault("")));
            foreach (string name in node.Input.Where(name => name.Length > 0 && !tensors.ContainsKey(name)))
                throw context.Error($"it reads '{name}', which is not the first output of a node; others are not supported");
            if (node.Output.Count == 0 || node.Output[0].Length == 0)
                throw context.Error("it has no output");

            IReadOnlyCollection<long> dimensions = rule.OutputShape(context);
            ImmutableArray<int> shape = TensorShape.Checked(dimensions, rule.OutputType) ?? throw context.Error(
                $"its output would have the shape ({string.Join(", ", dimensions)}), which takes more than {int.MaxValue} bytes");
            var output = new TensorInfo(node.Output[0], shape, rule.OutputType);
            tensors.Add(output.Name, output);
            inferred.Add(new InferredNode(
                node,
                rule.Kind(context),
                [.. node.Input.Select(tensors.GetValueOrDefault)],
                output,
                Flops(),
                rule.ParameterInputs,
                rule.Window(context),
                rule.Groups(context)));

            long Flops()
            {
                try
                {
                    return rule.Flops(context, shape);
                }
                catch (OverflowException)
                {
                    throw context.Error("its number of operations does not fit 64 bits");
                }
            }
        }

        return inferred.MoveToImmutable();
    }
}
