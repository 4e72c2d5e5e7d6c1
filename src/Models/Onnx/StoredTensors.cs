using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Onnx;

/// <summary>Everything that a graph stores by name: initializers, and Constant nodes turned into initializers.</summary>
internal static class StoredTensors
{
    public const string ConstantOperator = "Constant";

    /// <exception cref="ModelException">A name is stored twice, or a Constant holds something unsupported.</exception>
    public static Dictionary<string, TensorProto> Collect(GraphProto graph)
    {
        var stored = new Dictionary<string, TensorProto>();
        IEnumerable<TensorProto> constants = graph.Node
            .Where(node => node.OpType == ConstantOperator)
            .Select(FromConstant);
        foreach (TensorProto tensor in graph.Initializer.Concat(constants))
        {
            if (!stored.TryAdd(tensor.Name, tensor))
                throw new ModelException($"the tensor '{tensor.Name}' is stored twice.");
        }

        return stored;
    }

    private static TensorProto FromConstant(NodeProto node)
    {
        if (node.Attribute is not [{ } attribute] || node.Output is not [{ } name])
            throw new ModelException($"the node '{node.Name}' (Constant) needs one value and one output.");
        switch (attribute)
        {
            case { Name: "value", T: { } value }:
                TensorProto tensor = value.Clone();
                tensor.Name = name;
                return tensor;
            case { Name: "value_float", HasF: true }:
                return new TensorProto { Name = name, DataType = (int)ElementType.Float32, FloatData = { attribute.F } };
            case { Name: "value_floats" }:
                return new TensorProto
                {
                    Name = name,
                    DataType = (int)ElementType.Float32,
                    Dims = { attribute.Floats.Count },
                    FloatData = { attribute.Floats },
                };
            case { Name: "value_int", HasI: true }:
                return new TensorProto { Name = name, DataType = (int)ElementType.Int64, Int64Data = { attribute.I } };
            case { Name: "value_ints" }:
                return new TensorProto
                {
                    Name = name,
                    DataType = (int)ElementType.Int64,
                    Dims = { attribute.Ints.Count },
                    Int64Data = { attribute.Ints },
                };
            default:
                throw new ModelException($"the node '{name}' (Constant) holds '{attribute.Name}', which is not supported.");
        }
    }
}
