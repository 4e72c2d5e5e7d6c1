using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Building;

/// <summary>
/// Writes an ONNX graph node by node, and notes the weights it needs. Each method returns its output's name. A node
/// <c>NAME/PART</c> belongs to the layer NAME of the published network, whose other nodes ONNX needs beside it.
/// </summary>
internal sealed partial class GraphBuilder
{
    public const string InputName = "input";
    public const string OutputName = "output";

    private const float BiasHalfWidth = 0.05f;

    private readonly List<WeightPlan> _weights = [];

    public GraphBuilder(string name, params ReadOnlySpan<int> inputShape)
    {
        Graph.Name = name;
        Graph.Input.Add(ValueInfo.Create(new TensorInfo(InputName, [.. inputShape], ElementType.Float32)));
    }

    public GraphProto Graph { get; } = new();

    public IReadOnlyList<WeightPlan> Weights => _weights;

    /// <summary>Says what the node that made <see cref="OutputName"/> made.</summary>
    public void DeclareOutput(ImmutableArray<int> shape, ElementType type) => DeclareOutput(OutputName, shape, type);

    /// <summary>Makes a tensor the network's output.</summary>
    public void DeclareOutput(string tensor, ImmutableArray<int> shape, ElementType type) =>
        Graph.Output.Add(ValueInfo.Create(new TensorInfo(tensor, shape, type)));

    private string Node(
        string name, string operation, IEnumerable<string> inputs, IEnumerable<AttributeProto> attributes, string? output = null)
    {
        output ??= name;
        Graph.Node.Add(new NodeProto
        {
            Name = name,
            OpType = operation,
            Input = { inputs },
            Output = { output },
            Attribute = { attributes },
        });
        return output;
    }

    private string AddWeight(string name, ImmutableArray<int> shape, int fanIn, Nonlinearity next) =>
        AddUniform(name, shape, 0, (float)Math.Sqrt(next.Gain() / fanIn));

    private string AddUniform(string name, ImmutableArray<int> shape, float center, float halfWidth)
    {
        _weights.Add(new WeightPlan(name, shape, center, halfWidth));
        return name;
    }

    private string Constant(string name, float value)
    {
        if (!Graph.Initializer.Any(tensor => tensor.Name == name))
        {
            Graph.Initializer.Add(new TensorProto
            {
                Name = name,
                DataType = (int)ElementType.Float32,
                RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes([value])),
            });
        }

        return name;
    }

    private string Integers64(string name, ReadOnlySpan<long> shape, ReadOnlySpan<long> values)
    {
        Graph.Initializer.Add(new TensorProto
        {
            Name = name,
            DataType = (int)ElementType.Int64,
            Dims = { shape.ToArray() },
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)),
        });
        return name;
    }

    private static AttributeProto Integer(string name, long value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    private static AttributeProto Integers(string name, params ReadOnlySpan<long> values) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { values.ToArray() } };

    private static AttributeProto Real(string name, float value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value };
}
