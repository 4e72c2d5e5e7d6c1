using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Building;

/// <summary>The layers that are one ONNX operator each, or end a classifier.</summary>
internal sealed partial class GraphBuilder
{
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
        Nonlinearity next = Nonlinearity.Rectifier)
    {
        int inputsPerGroup = channels.Inputs / groups;
        int fanIn = inputsPerGroup * kernel * kernel;
        List<string> inputs = [input, AddWeight($"{parameters}.weight", [channels.Outputs, inputsPerGroup, kernel, kernel], fanIn, next)];
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

    /// <summary>Across neighbouring channels, with Caffe's defaults: (1 + 10⁻⁴ / size · sum of squares)^0.75.</summary>
    public string LocalResponseNormalization(string name, string input, int size) =>
        Node(name, "LRN", [input], [Real("alpha", 1e-4f), Real("beta", 0.75f), Real("bias", 1), Integer("size", size)]);

    public string Relu(string name, string input) => Node(name, "Relu", [input], []);

    /// <summary>ReLU6: clipped to 0 … 6.</summary>
    public string Relu6(string name, string input) => Clip(name, input, "relu6", 0, 6);

    public string Sigmoid(string name, string input) => Node(name, "Sigmoid", [input], []);

    /// <summary>The hard tangent: clipped to −1 … 1.</summary>
    public string HardTanh(string name, string input) => Clip(name, input, "htanh", -1, 1);

    /// <summary>Does nothing at inference.</summary>
    public string Dropout(string name, string input) => Node(name, "Dropout", [input], []);

    /// <param name="name">The node's name.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="kernel">Side of the window.</param>
    /// <param name="stride">Step of the window.</param>
    /// <param name="roundUp">Whether a last window may reach over the edge, as Caffe has it.</param>
    /// <param name="padding">How far windows reach over every edge.</param>
    public string MaxPool(string name, string input, int kernel, int stride, bool roundUp = false, int padding = 0)
    {
        List<AttributeProto> rest = [];
        if (roundUp)
            rest.Add(Integer("ceil_mode", 1));
        if (padding > 0)
            rest.Add(Integers("pads", padding, padding, padding, padding));
        return Pool(name, "MaxPool", input, kernel, stride, rest);
    }

    public string AveragePool(string name, string input, int kernel, int stride) =>
        Pool(name, "AveragePool", input, kernel, stride, []);

    public string GlobalAveragePool(string name, string input) => Node(name, "GlobalAveragePool", [input], []);

    public string Flatten(string name, string input) => Node(name, "Flatten", [input], [Integer("axis", 1)]);

    public string Add(string name, string left, string right) => Node(name, "Add", [left, right], []);

    /// <summary>Channels of several tensors one after the other.</summary>
    public string Concat(string name, params IEnumerable<string> inputs) => Node(name, "Concat", inputs, [Integer("axis", 1)]);

    /// <summary>A fully connected layer; its weight is stored outputs × inputs, as torchvision does.</summary>
    public string FullyConnected(
        string name, string input, string parameters, int inputs, int outputs, Nonlinearity next, string? output = null) =>
        Node(
            name,
            "Gemm",
            [
                input,
                AddWeight($"{parameters}.weight", [outputs, inputs], inputs, next),
                AddUniform($"{parameters}.bias", [outputs], 0, BiasHalfWidth),
            ],
            [Integer("transB", 1)],
            output);

    /// <summary>The last layer of a classifier: makes the network output 1×<paramref name="classes"/>.</summary>
    public void Classifier(string name, string input, string parameters, int inputs, int classes)
    {
        FullyConnected(name, input, parameters, inputs, classes, Nonlinearity.None, OutputName);
        DeclareOutput([1, classes], ElementType.Float32);
    }

    /// <summary>The last two layers of a classifier: makes the network output rows×1, the class of each row.</summary>
    public void MostLikelyClass(string input, int rows)
    {
        string x = Softmax("softmax", input);
        Node("argmax", "ArgMax", [x], [Integer("axis", 1), Integer("keepdims", 1)], OutputName);
        DeclareOutput([rows, 1], ElementType.Int64);
    }

    /// <summary>Over the second axis.</summary>
    public string Softmax(string name, string input) => Node(name, "Softmax", [input], [Integer("axis", 1)]);

    /// <summary>The index of the largest element along the second axis, as int64.</summary>
    public string Argmax(string name, string input) => Node(name, "ArgMax", [input], [Integer("axis", 1), Integer("keepdims", 1)]);

    private string Clip(string name, string input, string bounds, float least, float most) =>
        Node(name, "Clip", [input, Constant($"{bounds}_min", least), Constant($"{bounds}_max", most)], []);

    private string Pool(string name, string operation, string input, int kernel, int stride, IEnumerable<AttributeProto> rest) =>
        Node(name, operation, [input], [Integers("kernel_shape", kernel, kernel), Integers("strides", stride, stride), .. rest]);
}
