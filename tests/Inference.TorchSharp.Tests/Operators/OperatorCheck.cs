using System.Runtime.InteropServices;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Neurosurgeon.Inference.Torch.Operators;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Tests.Operators;

/// <summary>One node by ONNX Runtime and by this engine.</summary>
internal static class OperatorCheck
{
    private const double Allowed = 1e-5;

    /// <summary>Compares shape and elements of the first output.</summary>
    public static void Agrees(string operation, long opset, AttributeProto[] attributes, params Operand[] operands)
    {
        NodeProto node = Node(operation, attributes, operands);
        (long[] shape, double[] elements) = ByOnnxRuntime(node, opset, operands);

        using DisposeScope scope = torch.NewDisposeScope();
        Operation prepared = OperatorTable.Prepare(Definition(node, opset, operands));
        torch.Tensor actual = prepared(new Operands(Array.ConvertAll(operands, operand => operand.ToTorch())));

        Assert.Equal(shape, actual.shape);
        double[] computed = actual.to(torch.ScalarType.Float64).contiguous().data<double>().ToArray();
        double largest = elements.Max(Math.Abs);
        for (int index = 0; index < elements.Length; index++)
            Assert.InRange(computed[index], elements[index] - (Allowed * largest), elements[index] + (Allowed * largest));
    }

    /// <summary>What the engine says before it runs anything.</summary>
    public static string Refusal(string operation, long opset, AttributeProto[] attributes, params Operand[] operands) =>
        Assert.Throws<InferenceException>(
            () => OperatorTable.Prepare(Definition(Node(operation, attributes, operands), opset, operands))).Message;

    private static NodeProto Node(string operation, AttributeProto[] attributes, Operand[] operands) => new()
    {
        Name = "tested",
        OpType = operation,
        Input = { operands.Select((operand, index) => operand.IsLeftOut ? "" : $"x{index}") },
        Output = { "y" },
        Attribute = { attributes },
    };

    private static NodeDefinition Definition(NodeProto node, long opset, Operand[] operands) => new(
        GraphNode.Create(node), opset, name => operands[int.Parse(name[1..])] is { IsStored: true } stored ? stored.ToWeight(name) : null);

    private static (long[] Shape, double[] Elements) ByOnnxRuntime(NodeProto node, long opset, Operand[] operands)
    {
        var graph = new GraphProto { Name = "one", Node = { node }, Output = { new ValueInfoProto { Name = "y" } } };
        Dictionary<string, OrtValue> inputs = [];
        for (int index = 0; index < operands.Length; index++)
        {
            if (operands[index].IsLeftOut)
                continue;
            Weight weight = operands[index].ToWeight($"x{index}");
            if (operands[index].IsStored)
            {
                graph.Initializer.Add(new TensorProto
                {
                    Name = weight.Info.Name,
                    DataType = (int)weight.Info.ElementType,
                    Dims = { operands[index].Shape },
                    RawData = ByteString.CopyFrom(weight.Data.Span),
                });
            }
            else
            {
                graph.Input.Add(ValueInfo.Create(weight.Info));
                inputs.Add(weight.Info.Name, OrtValue.CreateTensorValueFromMemory(operands[index].Floats.ToArray(), operands[index].Shape));
            }
        }

        var model = new ModelProto { IrVersion = 8, OpsetImport = { new OperatorSetIdProto { Version = opset } }, Graph = graph };
        using var session = new InferenceSession(model.ToByteArray());
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, inputs, ["y"]);
        foreach (OrtValue input in inputs.Values)
            input.Dispose();
        OrtTensorTypeAndShapeInfo made = outputs[0].GetTensorTypeAndShape();
        return (made.Shape, made.ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int64
            ? [.. outputs[0].GetTensorDataAsSpan<long>().ToArray().Select(value => (double)value)]
            : [.. outputs[0].GetTensorDataAsSpan<float>().ToArray().Select(value => (double)value)]);
    }
}

/// <summary>An input of a tested node.</summary>
internal sealed record Operand(long[] Shape, float[] Floats, long[] Integers, bool IsStored, bool IsLeftOut = false)
{
    public static Operand LeftOut { get; } = new([], [], [], IsStored: false, IsLeftOut: true);

    /// <summary>Computed by other nodes: not known before the run.</summary>
    public static Operand Computed(params long[] shape) => new(shape, Random(shape), [], IsStored: false);

    /// <summary>Stored in the graph.</summary>
    public static Operand Stored(params long[] shape) => new(shape, Random(shape), [], IsStored: true);

    public static Operand Positive(params long[] shape) => new(shape, Array.ConvertAll(Random(shape), value => Math.Abs(value) + 0.5f), [], IsStored: true);

    public static Operand Real(float value) => new([], [value], [], IsStored: true);

    public static Operand Whole(long[] shape, params long[] values) => new(shape, [], values, IsStored: true);

    public static Operand Axes(params long[] values) => Whole([values.Length], values);

    public Weight ToWeight(string name) => Integers.Length > 0
        ? new(new TensorInfo(name, Dimensions, ElementType.Int64), MemoryMarshal.AsBytes(Integers.AsSpan()).ToArray())
        : new(new TensorInfo(name, Dimensions, ElementType.Float32), MemoryMarshal.AsBytes(Floats.AsSpan()).ToArray());

    public torch.Tensor? ToTorch() => IsLeftOut ? null
        : Integers.Length > 0 ? torch.tensor(Integers, Shape)
        : torch.tensor(Floats, Shape);

    private System.Collections.Immutable.ImmutableArray<int> Dimensions => [.. Shape.Select(size => (int)size)];

    private static float[] Random(long[] shape)
    {
        var random = new Random(shape.Length + (int)shape.Sum());
        return [.. Enumerable.Range(0, (int)shape.Aggregate(1L, (product, size) => product * size)).Select(_ => (random.NextSingle() * 4) - 2)];
    }
}
