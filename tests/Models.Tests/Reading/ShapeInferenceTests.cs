using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Tests.Support;

namespace Neurosurgeon.Models.Tests.Reading;

public sealed class ShapeInferenceTests
{
    [Theory]
    [InlineData("1x6x10x10", "4x6x3x3", "1x4x8x8")]
    [InlineData("1x6x10x10", "4x6x3x3", "1x4x10x10", "pads=1,1,1,1")]
    [InlineData("1x6x10x10", "4x6x3x3", "1x4x4x5", "strides=2,2", "pads=0,1,0,1")]
    [InlineData("1x6x10x10", "4x6x3x3", "1x4x6x4", "dilations=2,3")]
    [InlineData("1x6x10x10", "6x1x3x3", "1x6x8x8", "group=6")]
    [InlineData("1x6x10x10", "4x3x3x3", "1x4x8x8", "group=2")]
    [InlineData("1x6x10x10", "4x6x3x3", "1x4x5x5", "strides=2,2", "auto_pad=SAME_UPPER")]
    [InlineData("1x6x10x10", "4x6x3x3", "1x4x4x4", "strides=2,2", "auto_pad=VALID")]
    [InlineData("2x6x10", "4x6x3", "2x4x8")]
    public void Convolution(string input, string weight, string output, params string[] attributes) =>
        Assert.Equal(output, OutputShape(
            new TestGraph(Shape(input)).Weight("w", Shape(weight)).Node("Conv", "x w", "y", Parse(attributes))));

    [Theory]
    [InlineData("kernel_shape=2,2", "1x3x7x8", "strides=2,2")]
    [InlineData("kernel_shape=2,2", "1x3x8x8", "strides=2,2", "ceil_mode=1")]
    [InlineData("kernel_shape=3,3", "1x3x7x8", "strides=2,2", "ceil_mode=1")]
    [InlineData("kernel_shape=1,1", "1x3x15x16")]
    [InlineData("kernel_shape=3,3", "1x3x8x8", "strides=2,2", "pads=1,1,1,1")]
    // A third window in a row of 16 would begin at 16, behind the input: rounding up must not add it.
    [InlineData("kernel_shape=2,2", "1x3x2x2", "strides=8,8", "pads=0,0,1,1", "ceil_mode=1")]
    public void Pooling(string kernel, string output, params string[] attributes)
    {
        foreach (string operation in (string[])["MaxPool", "AveragePool"])
            Assert.Equal(output, OutputShape(new TestGraph(1, 3, 15, 16).Node(operation, "x", "y", Parse([kernel, .. attributes]))));
    }

    [Fact]
    public void Global_pooling() =>
        Assert.Equal("1x3x1x1", OutputShape(new TestGraph(1, 3, 15, 16).Node("GlobalAveragePool", "x", "y")));

    [Theory]
    [InlineData("2x3", "3x4", "2x4")]
    [InlineData("2x3", "4x3", "2x4", "transB=1")]
    [InlineData("3x2", "3x4", "2x4", "transA=1")]
    public void Matrix_product(string input, string weight, string output, params string[] attributes) =>
        Assert.Equal(output, OutputShape(new TestGraph(Shape(input)).Weight("w", Shape(weight)).Weight("b", 4)
            .Node("Gemm", "x w b", "y", Parse(attributes))));

    [Theory]
    [InlineData("2x3", "3x4", "2x4")]
    [InlineData("5x2x3", "3x4", "5x2x4")]
    [InlineData("5x1x2x3", "7x3x4", "5x7x2x4")]
    public void Batched_matrix_product(string input, string weight, string output) =>
        Assert.Equal(output, OutputShape(new TestGraph(Shape(input)).Weight("w", Shape(weight)).Node("MatMul", "x w", "y")));

    [Theory]
    [InlineData("2x12")]
    [InlineData("2x12", "axis=1")]
    [InlineData("1x24", "axis=0")]
    [InlineData("6x4", "axis=-1")]
    [InlineData("24x1", "axis=3")]
    public void Flatten(string output, params string[] attributes) =>
        Assert.Equal(output, OutputShape(new TestGraph(2, 3, 4).Node("Flatten", "x", "y", Parse(attributes))));

    [Theory]
    [InlineData("4x6", "4,6")]
    [InlineData("2x12", "0,-1")]
    [InlineData("24", "-1")]
    [InlineData("2x3x4x1", "0,0,0,-1")]
    public void Reshape(string output, string target) =>
        Assert.Equal(output, OutputShape(new TestGraph(2, 3, 4).Integers("s", TestGraph.Numbers(target)).Node("Reshape", "x s", "y")));

    [Theory]
    [InlineData("-1, -1")]
    [InlineData("5, -1")]
    [InlineData("5, 5")]
    [InlineData("-2, 12")]
    [InlineData("4294967296, 4294967296, 24")]
    [InlineData("2147483647, 2147483647, 2147483647, 2147483647, 2147483647, -1")]
    public void An_impossible_reshape_is_refused(string target) =>
        Assert.Equal(
            $"The model: Node 'y_node' (Reshape): its input of shape 2×3×4 cannot be reshaped to ({target}).",
            new TestGraph(2, 3, 4).Integers("s", TestGraph.Numbers(target)).Node("Reshape", "x s", "y").Refusal());

    [Fact]
    public void Reshape_to_a_constant_node() =>
        Assert.Equal("4x6", OutputShape(
            new TestGraph(2, 3, 4).Node("Constant", "", "s", TestGraph.Ints("value_ints", 4, 6)).Node("Reshape", "x s", "y")));

    [Theory]
    [InlineData("4x3x2")]
    [InlineData("2x4x3", "perm=0,2,1")]
    public void Transpose(string output, params string[] attributes) =>
        Assert.Equal(output, OutputShape(new TestGraph(2, 3, 4).Node("Transpose", "x", "y", Parse(attributes))));

    [Theory]
    [InlineData("0,0,1")]
    [InlineData("0,1")]
    [InlineData("0,1,3")]
    public void A_transpose_that_does_not_name_each_dimension_once_is_refused(string order) =>
        Assert.StartsWith("The model: Node 'y_node' (Transpose): its ", new TestGraph(2, 3, 4).Node("Transpose", "x", "y", Parse([$"perm={order}"])).Refusal());

    [Theory]
    [InlineData("2x3x5", 2)]
    [InlineData("5x3x4", 0)]
    [InlineData("2x5x4", -2)]
    public void Gather(string output, long axis) => Assert.Equal(output, OutputShape(
        new TestGraph(2, 3, 4).Integers("i", 0, 1, 1, -1, 0).Node("Gather", "x i", "y", TestGraph.Int("axis", axis))));

    [Theory]
    [InlineData(3)]
    [InlineData(-4)]
    public void Gathering_from_outside_is_refused(long index) => Assert.Equal(
        $"The model: Node 'y_node' (Gather): its index {index} is outside a dimension of 3.",
        new TestGraph(2, 3, 4).Integers("i", 0, index).Node("Gather", "x i", "y", TestGraph.Int("axis", 1)).Refusal());

    [Theory]
    [InlineData("2x1x4", "axis=1")]
    [InlineData("2x3", "axis=-1", "keepdims=0")]
    public void The_largest_elements_index_is_an_integer(string output, params string[] attributes)
    {
        using Network network = new TestGraph(2, 3, 4).Node("ArgMax", "x", "y", Parse(attributes)).Read();
        Assert.Equal(output, string.Join('x', network.Output.Shape));
        Assert.Equal((ElementType.Int64, LayerKind.Argmax, 24), (network.Output.ElementType, network.Layers[0].Kind, network.Layers[0].Flops));
    }

    [Fact]
    public void Integers_are_not_taken_for_floats() => Assert.Contains(
        "its input 'a' has element type Int64; only Float32 is supported",
        new TestGraph(2, 3).Node("ArgMax", "x", "a").Node("Relu", "a", "y").Refusal());

    [Theory]
    [InlineData("3", "2x3")]
    [InlineData("2x1", "2x3")]
    [InlineData("4x2x3", "4x2x3")]
    public void Addition_broadcasts(string weight, string output) =>
        Assert.Equal(output, OutputShape(new TestGraph(2, 3).Weight("w", Shape(weight)).Node("Add", "x w", "y")));

    [Theory]
    [InlineData("2x9", 1)]
    [InlineData("6x3", 0)]
    [InlineData("2x9", -1)]
    public void Concatenation(string output, long axis) =>
        Assert.Equal(output, OutputShape(new TestGraph(2, 3).Node("Concat", "x x x", "y", TestGraph.Int("axis", axis))));

    [Theory]
    [InlineData("Relu")]
    [InlineData("Clip")]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    [InlineData("Softmax")]
    [InlineData("Identity")]
    [InlineData("Dropout")]
    public void Elementwise_operators_keep_the_shape(string operation) =>
        Assert.Equal("2x3", OutputShape(new TestGraph(2, 3).Node(operation, "x", "y")));

    [Fact]
    public void Local_response_normalisation_keeps_the_shape_and_counts_its_neighbours()
    {
        using Network network = new TestGraph(1, 3, 4, 4).Node("LRN", "x", "y", TestGraph.Int("size", 5)).Read();
        Assert.Equal<int>([1, 3, 4, 4], network.Output.Shape);
        Assert.Equal(48 * ((2 * 5) + 4), network.Layers[0].Flops);
    }

    [Fact]
    public void An_open_first_dimension_counts_as_1()
    {
        TestGraph graph = new TestGraph(9, 3).Node("Relu", "x", "y");
        graph.Graph.Input[0].Type.TensorType.Shape.Dim[0].DimParam = "batch";
        Assert.Equal("1x3", OutputShape(graph));
    }

    private static string OutputShape(TestGraph graph)
    {
        using Network network = graph.Read();
        return string.Join('x', network.Output.Shape);
    }

    private static int[] Shape(string text) => [.. text.Split('x').Select(int.Parse)];

    private static AttributeProto[] Parse(string[] attributes) =>
    [
        .. attributes.Select(attribute => attribute.Split('=')).Select(parts => parts[0] switch
        {
            "auto_pad" => TestGraph.Text(parts[0], parts[1]),
            "group" or "ceil_mode" or "transA" or "transB" or "axis" or "keepdims" => TestGraph.Int(parts[0], long.Parse(parts[1])),
            _ => TestGraph.Ints(parts[0], TestGraph.Numbers(parts[1])),
        }),
    ];
}
