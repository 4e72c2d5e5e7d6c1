using System.Runtime.InteropServices;
using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Tests.Support;

/// <summary>Small ONNX models for tests: input <c>x</c>, output <c>y</c> unless told otherwise.</summary>
internal sealed class TestGraph
{
    public TestGraph(params int[] inputShape)
    {
        Model = new ModelProto
        {
            IrVersion = 8,
            OpsetImport = { new OperatorSetIdProto { Version = 17 } },
            Graph = new GraphProto
            {
                Name = "test",
                Input = { ValueInfo.Create(new TensorInfo("x", [.. inputShape], ElementType.Float32)) },
                Output = { new ValueInfoProto { Name = "y" } },
            },
        };
    }

    public ModelProto Model { get; }

    public GraphProto Graph => Model.Graph;

    public TestGraph Node(string operation, string inputs, string output, params AttributeProto[] attributes)
    {
        Graph.Node.Add(new NodeProto
        {
            Name = $"{output}_node",
            OpType = operation,
            Input = { inputs.Split(' ') },
            Output = { output },
            Attribute = { attributes },
        });
        return this;
    }

    /// <summary>A weight whose values do not matter.</summary>
    public TestGraph Weight(string name, params int[] shape)
    {
        float[] values = new float[shape.Aggregate(1, (product, dimension) => product * dimension)];
        Graph.Initializer.Add(new TensorProto
        {
            Name = name,
            DataType = (int)ElementType.Float32,
            Dims = { shape.Select(dimension => (long)dimension) },
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())),
        });
        return this;
    }

    public TestGraph Integers(string name, params long[] values)
    {
        Graph.Initializer.Add(new TensorProto
        {
            Name = name,
            DataType = (int)ElementType.Int64,
            Dims = { values.Length },
            Int64Data = { values },
        });
        return this;
    }

    public Network Read() => NetworkReader.Read(Model.ToByteArray());

    /// <summary>The sentence with which reading is refused.</summary>
    public string Refusal() => Assert.Throws<ModelException>(Read).Message;

    /// <summary>For example <c>1, -1</c>.</summary>
    public static long[] Numbers(string text) => [.. text.Split(',').Select(long.Parse)];

    public static AttributeProto Ints(string name, params long[] values) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { values } };

    public static AttributeProto Int(string name, long value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    public static AttributeProto Text(string name, string value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(value) };
}
