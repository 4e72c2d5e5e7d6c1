using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Zoo;

/// <summary>Writes an ONNX graph node by node, and notes the weights it needs. Each method returns its output's name.</summary>
internal sealed class GraphBuilder
{
    public const string InputName = "input";
    public const string OutputName = "output";

    // Six-fold variance keeps the second moment of activations through a ReLU, three-fold without one.
    private const double GainBeforeRectifier = 6;
    private const double GainWithout = 3;
    private const float BiasHalfWidth = 0.05f;

    private readonly List<WeightPlan> _weights = [];

    public GraphBuilder(string name, params ReadOnlySpan<int> inputShape)
    {
        Graph.Name = name;
        Graph.Input.Add(ValueInfo.Create(new TensorInfo(InputName, [.. inputShape], ElementType.Float32)));
    }

    public GraphProto Graph { get; } = new();

    public IReadOnlyList<WeightPlan> Weights => _weights;

    /// <summary>A convolution with square kernel. Its weight is <c>PARAMETERS.weight</c>, its bias <c>PARAMETERS.bias</c>.</summary>
    public string Convolution(
        string name,
        string input,
        string parameters,
        (int Inputs, int Outputs) channels,
        int kernel,
        int stride = 1,
        int padding = 0,
        int groups = 1,
        bool bias = true,
        bool rectified = true)
    {
        int inputsPerGroup = channels.Inputs / groups;
        List<string> inputs = [input, AddWeight($"{parameters}.weight", [channels.Outputs, inputsPerGroup, kernel, kernel], rectified)];
        if (bias)
            inputs.Add(AddUniform($"{parameters}.bias", [channels.Outputs], 0, BiasHalfWidth));
        return Node(name, "Conv", inputs, [
            Integers("dilations", 1, 1),
            Integer("group", groups),
            Integers("kernel_shape", kernel, kernel),
            Integers("pads", padding, padding, padding, padding),
            Integers("strides", stride, stride)]);
    }

    /// <summary>Values far enough from 1 and 0 that confusing or leaving one out shows in the result.</summary>
    public string BatchNormalization(string name, string input, string parameters, int channels) =>
        Node(
            name,
            "BatchNormalization",
            [
                input,
                AddUniform($"{parameters}.weight", [channels], 1, 0.2f),
                AddUniform($"{parameters}.bias", [channels], 0, 0.1f),
                AddUniform($"{parameters}.running_mean", [channels], 0, 0.1f),
                AddUniform($"{parameters}.running_var", [channels], 1, 0.2f),
            ],
            [Real("epsilon", 1e-5f)]);

    public string Relu(string name, string input) => Node(name, "Relu", [input], []);

    /// <summary>ReLU6: clipped to 0 … 6.</summary>
    public string Relu6(string name, string input) =>
        Node(name, "Clip", [input, Constant("relu6_min", 0), Constant("relu6_max", 6)], []);

    public string MaxPool(string name, string input, int kernel, int stride) => Pool(name, "MaxPool", input, kernel, stride);

    public string AveragePool(string name, string input, int kernel, int stride) =>
        Pool(name, "AveragePool", input, kernel, stride);

    public string GlobalAveragePool(string name, string input) => Node(name, "GlobalAveragePool", [input], []);

    public string Flatten(string name, string input) => Node(name, "Flatten", [input], [Integer("axis", 1)]);

    public string Add(string name, string left, string right) => Node(name, "Add", [left, right], []);

    /// <summary>A fully connected layer; its weight is stored outputs × inputs, as torchvision does.</summary>
    public string FullyConnected(
        string name, string input, string parameters, int inputs, int outputs, bool rectified, string? output = null) =>
        Node(
            name,
            "Gemm",
            [
                input,
                AddWeight($"{parameters}.weight", [outputs, inputs], rectified),
                AddUniform($"{parameters}.bias", [outputs], 0, BiasHalfWidth),
            ],
            [Integer("transB", 1)],
            output);

    /// <summary>The last layer of a classifier: makes the network output 1×<paramref name="classes"/>.</summary>
    public void Classifier(string name, string input, string parameters, int inputs, int classes)
    {
        FullyConnected(name, input, parameters, inputs, classes, rectified: false, OutputName);
        Graph.Output.Add(ValueInfo.Create(new TensorInfo(OutputName, [1, classes], ElementType.Float32)));
    }

    private string Pool(string name, string operation, string input, int kernel, int stride) =>
        Node(name, operation, [input], [Integers("kernel_shape", kernel, kernel), Integers("strides", stride, stride)]);

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

    private string AddWeight(string name, ImmutableArray<int> shape, bool rectified)
    {
        long fanIn = TensorShape.ElementCount(shape.AsSpan()[1..]);
        double gain = rectified ? GainBeforeRectifier : GainWithout;
        return AddUniform(name, shape, 0, (float)Math.Sqrt(gain / fanIn));
    }

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

    private static AttributeProto Integer(string name, long value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    private static AttributeProto Integers(string name, params ReadOnlySpan<long> values) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { values.ToArray() } };

    private static AttributeProto Real(string name, float value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value };
}
