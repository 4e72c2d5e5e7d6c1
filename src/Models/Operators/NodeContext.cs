using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Operators;

/// <summary>One node with what is known of its operands: what an operator's rule looks at.</summary>
internal sealed class NodeContext(
    NodeProto node, IReadOnlyDictionary<string, TensorInfo> tensors, Initializers initializers)
{
    public NodeProto Node => node;

    public int InputCount => node.Input.Count;

    public bool HasInput(int index) => index < node.Input.Count && node.Input[index].Length > 0;

    /// <summary>Whether an input is a weight, rather than computed.</summary>
    public bool IsWeight(int index) => HasInput(index) && initializers.Weights.ContainsKey(node.Input[index]);

    public TensorInfo Input(int index) =>
        HasInput(index) ? tensors[node.Input[index]] : throw Error($"its input {index} is missing");

    /// <summary>Shape of a float input that has at least so many dimensions.</summary>
    public ImmutableArray<int> Shape(int index, int minimumRank = 0)
    {
        TensorInfo input = Input(index);
        if (input.ElementType != ElementType.Float32)
            throw Error($"its input '{input.Name}' has element type {input.ElementType}; only Float32 is supported");
        return input.Shape.Length >= minimumRank
            ? input.Shape
            : throw Error($"its input '{input.Name}' has {input.Shape.Length} dimensions; at least {minimumRank} are needed");
    }

    public ImmutableArray<long> IntegerConstant(int index) =>
        HasInput(index) && initializers.IntegerConstants.TryGetValue(node.Input[index], out ImmutableArray<long> values)
            ? values
            : throw Error($"its input {index} must be a constant of type int64");

    public long Integer(string name, long otherwise) =>
        Find(name, AttributeProto.Types.AttributeType.Int)?.I ?? otherwise;

    public string Text(string name, string otherwise) =>
        Find(name, AttributeProto.Types.AttributeType.String)?.S.ToStringUtf8() ?? otherwise;

    /// <summary>A list of integers, each within the given bounds; null if the attribute is absent.</summary>
    public ImmutableArray<int>? Integers(string name, int count, int minimum)
    {
        if (Find(name, AttributeProto.Types.AttributeType.Ints) is not { } attribute)
            return null;
        if (attribute.Ints.Count != count)
            throw Error($"its attribute {name} has {attribute.Ints.Count} values; {count} are needed");
        foreach (long value in attribute.Ints)
        {
            if (value < minimum || value > int.MaxValue)
                throw Error($"its attribute {name} holds {value}; at least {minimum} is needed");
        }

        return [.. attribute.Ints.Select(value => (int)value)];
    }

    /// <summary>An axis attribute as an index into a shape of that rank.</summary>
    public int Axis(int rank, long otherwise, bool mayBeRank = false)
    {
        long axis = Integer("axis", otherwise);
        long index = axis < 0 ? axis + rank : axis;
        return index >= 0 && (index < rank || (mayBeRank && index == rank))
            ? (int)index
            : throw Error($"its axis {axis} is outside a tensor of {rank} dimensions");
    }

    public ModelException Error(string what) =>
        new($"Node '{(node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault())}' ({node.OpType}): {what}.");

    private AttributeProto? Find(string name, AttributeProto.Types.AttributeType type)
    {
        AttributeProto? attribute = node.Attribute.FirstOrDefault(candidate => candidate.Name == name);
        return attribute is null || attribute.Type == type
            ? attribute
            : throw Error($"its attribute {name} has type {attribute.Type}; {type} is needed");
    }
}
