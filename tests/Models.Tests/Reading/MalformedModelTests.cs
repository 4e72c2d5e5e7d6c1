using System.Globalization;
using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Models.Tests.Reading;

public sealed class MalformedModelTests
{
    [Fact]
    public void An_unknown_operator_is_named() =>
        Assert.StartsWith(
            "The model: Node 'y_node' (Einsum): the operator Einsum is not known, and the file does not state its output's shape (onnx.shape_inference adds it); those known are Add, ArgMax,",
            new TestGraph(1, 4).Node("Einsum", "x", "y").Refusal());

    [Fact]
    public void An_operator_of_another_domain_is_refused()
    {
        TestGraph graph = new TestGraph(1, 4).Node("Relu", "x", "y");
        graph.Graph.Node[0].Domain = "com.example";
        Assert.Contains("the operator Relu of the domain 'com.example' is not known", graph.Refusal());
    }

    [Fact]
    public void Garbage_is_refused()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            byte[] garbage = new byte[random.Next(0, 300)];
            random.NextBytes(garbage);
            Assert.Throws<ModelException>(() => NetworkReader.Read(garbage));
        }
    }

    [Fact]
    public void A_damaged_model_is_read_or_refused_but_never_crashes()
    {
        byte[] intact = RandomGraph.Create(new Random(1)).Model.ToByteArray();
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            byte[] damaged = [.. intact];
            for (int count = random.Next(1, 4); count > 0; count--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                NetworkReader.Read(damaged.AsSpan(0, random.Next(4) == 0 ? random.Next(damaged.Length) : damaged.Length)).Dispose();
            }
            catch (ModelException exception)
            {
                Assert.EndsWith(".", exception.Message);
            }
        }
    }

    [Theory]
    [InlineData("has the shape (0, 2); dimensions must be positive", "0, 2")]
    [InlineData("has the shape (-1, 2); dimensions must be positive", "-1, 2")]
    [InlineData("its bytes at most 2147483647", "4294967296, 4294967296")]
    [InlineData("its bytes at most 2147483647", "65536, 65536")]
    [InlineData("needs 24 bytes, but 16 are stored", "2, 3")]
    public void An_initializer_of_impossible_size_is_refused(string sentence, string dimensions)
    {
        TestGraph graph = new TestGraph(2, 2).Weight("w", 2, 2).Node("Gemm", "x w", "y");
        graph.Graph.Initializer[0].Dims.Clear();
        graph.Graph.Initializer[0].Dims.Add(TestGraph.Numbers(dimensions));
        Assert.Contains(sentence, graph.Refusal());
    }

    [Fact]
    public void An_initializer_of_another_type_is_refused()
    {
        TestGraph graph = new TestGraph(2, 2).Weight("w", 2, 2).Node("Gemm", "x w", "y");
        graph.Graph.Initializer[0].DataType = 10;
        Assert.Contains("'w' has the ONNX element type 10; only float32 (1) and int64 (7) are supported", graph.Refusal());
    }

    [Fact]
    public void An_activation_too_large_for_memory_is_refused() =>
        Assert.Contains(
            "its output would have the shape (60000, 60000), which takes more than 2147483647 bytes",
            new TestGraph(60_000, 1).Weight("w", 1, 60_000).Node("Gemm", "x w", "y").Refusal());

    [Theory]
    [InlineData("Conv", "3 input channels do not fit a weight of shape 4×2×3×3 in 1 groups")]
    [InlineData("BatchNormalization", "its input 1 does not have one value for each of 3 channels")]
    [InlineData("Gemm", "its input 0 has 4 dimensions; a matrix is needed")]
    [InlineData("MaxPool", "its attribute kernel_shape is missing")]
    [InlineData("Concat", "is outside a tensor of 4 dimensions")]
    [InlineData("Reshape", "its input 1 must be a constant of type int64")]
    [InlineData("LRN", "its attribute size is missing or not positive")]
    public void Operands_that_do_not_fit_are_refused(string operation, string sentence) =>
        Assert.Contains(sentence, new TestGraph(1, 3, 8, 8).Weight("w", 4, 2, 3, 3).Node(operation, "x w w w w", "y").Refusal());

    [Theory]
    [InlineData("strides", "its attribute strides holds 0; at least 1 is needed", "0, 1")]
    [InlineData("strides", "its attribute strides has 3 values; 2 are needed", "1, 1, 1")]
    [InlineData("pads", "its attribute pads holds -1; at least 0 is needed", "-1, 0, 0, 0")]
    [InlineData("kernel_shape", "its kernel_shape differs from its weight of shape 4×3×3×3", "2, 2")]
    [InlineData("dilations", "its window of 4294967293 is larger than its padded input of 8", "2147483646, 1")]
    public void Impossible_windows_are_refused(string attribute, string sentence, string values) =>
        Assert.Contains(
            sentence,
            new TestGraph(1, 3, 8, 8).Weight("w", 4, 3, 3, 3).Node("Conv", "x w", "y", TestGraph.Ints(attribute, TestGraph.Numbers(values))).Refusal());

    [Fact]
    public void Exactly_one_input_and_output_are_needed()
    {
        TestGraph inputs = new TestGraph(1, 4).Node("Relu", "x", "y");
        inputs.Graph.Input.Add(ValueInfo.Create(new TensorInfo("z", [1], ElementType.Float32)));
        Assert.Contains("it has 2 inputs (x, z); exactly one is supported", inputs.Refusal());

        TestGraph outputs = new TestGraph(1, 4).Node("Relu", "x", "y");
        outputs.Graph.Output.Clear();
        Assert.Contains("it has 0 outputs (); exactly one is supported", outputs.Refusal());
    }

    [Theory]
    [InlineData("../secret", "which is not in its own folder")]
    [InlineData("/etc/passwd", "which is not in its own folder")]
    [InlineData("a/../../b", "which is not in its own folder")]
    [InlineData("absent", "cannot be opened")]
    [InlineData("weights", "has only 16", 8L)]
    [InlineData("weights", "has only 16", long.MaxValue)]
    [InlineData("weights", "but 9 are declared", 0L, 9L)]
    [InlineData("empty", "is empty")]
    public void External_weights_are_read_only_within_bounds(string location, string sentence, long offset = 0, long length = 16)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("weights"), new byte[16]);
        File.WriteAllBytes(folder.PathOf("empty"), []);
        byte[] model = External(location, offset.ToString(CultureInfo.InvariantCulture), length).Model.ToByteArray();
        Assert.Contains(sentence, Assert.Throws<ModelException>(() => NetworkReader.Read(model, folder.FullName)).Message);
    }

    [Theory]
    [InlineData("-4")]
    [InlineData("99999999999999999999")]
    [InlineData("1e3")]
    public void An_offset_that_is_no_number_of_bytes_is_refused(string offset)
    {
        byte[] model = External("weights", offset, 16).Model.ToByteArray();
        ModelException exception = Assert.Throws<ModelException>(() => NetworkReader.Read(model, "."));
        Assert.Contains($"has the external offset '{offset}'; a whole number of bytes is needed", exception.Message);
    }

    [Fact]
    public void External_weights_need_a_folder() =>
        Assert.Contains("was not read from a folder", External("weights", "0", 16).Refusal());

    [Fact]
    public void A_missing_file_is_refused_by_name() =>
        Assert.Contains("absent.onnx", Assert.Throws<ModelException>(() => NetworkReader.Open("absent.onnx")).Message);

    private static TestGraph External(string location, string offset, long length)
    {
        TestGraph graph = new TestGraph(2, 2).Weight("w", 2, 2).Node("Gemm", "x w", "y");
        TensorProto weight = graph.Graph.Initializer[0];
        weight.RawData = ByteString.Empty;
        weight.DataLocation = TensorProto.Types.DataLocation.External;
        weight.ExternalData.Add(ExternalData.Entries(location, 0, length));
        weight.ExternalData[1].Value = offset;
        return graph;
    }
}
