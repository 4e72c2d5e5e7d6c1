using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Models.Tests;

public sealed class NetworkReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Weights_inside_the_file_are_read()
    {
        File.WriteAllBytes(_folder.PathOf("model.onnx"), Model(external: false));
        using Network network = NetworkReader.Open(_folder.PathOf("model.onnx"));
        Assert.Equal(16, network.Weights["w"].Data.Length);
        Assert.Equal(4, network.Layers[0].Parameters);
    }

    [Fact]
    public void Weights_as_packed_floats_are_read()
    {
        TestGraph graph = new TestGraph(2, 2).Weight("w", 2, 2).Node("Gemm", "x w", "y");
        graph.Graph.Initializer[0].RawData = ByteString.Empty;
        graph.Graph.Initializer[0].FloatData.Add([1, 2, 3, 4]);
        using Network network = graph.Read();
        Assert.Equal(4f, BitConverter.ToSingle(network.Weights["w"].Data.Span[12..]));
    }

    /// <summary>Peers compare models by identity, so it must change with the weights even where the file does not.</summary>
    [Fact]
    public void Other_weights_beside_the_same_file_are_another_identity()
    {
        File.WriteAllBytes(_folder.PathOf("model.onnx"), Model(external: true));
        string[] identities = [.. ((byte[])[0, 0, 1]).Select(value =>
        {
            File.WriteAllBytes(_folder.PathOf("weights"), [.. Enumerable.Repeat(value, 16)]);
            using Network network = NetworkReader.Open(_folder.PathOf("model.onnx"));
            return network.Sha256;
        })];
        Assert.Equal(identities[0], identities[1]);
        Assert.NotEqual(identities[0], identities[2]);
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused_by_name()
    {
        File.WriteAllText(_folder.PathOf("notes.onnx"), "not a model");
        ModelException exception = Assert.Throws<ModelException>(() => NetworkReader.Open(_folder.PathOf("notes.onnx")));
        Assert.StartsWith($"{_folder.PathOf("notes.onnx")} is not an ONNX file: ", exception.Message);
    }

    [Fact]
    public void An_old_operator_set_is_refused()
    {
        TestGraph graph = new TestGraph(1, 4).Node("Relu", "x", "y");
        graph.Model.OpsetImport[0].Version = 6;
        Assert.Equal("The model: its operator set is version 6; at least 7 is needed.", graph.Refusal());
    }

    private static byte[] Model(bool external)
    {
        TestGraph graph = new TestGraph(2, 2).Weight("w", 2, 2).Node("Gemm", "x w", "y");
        if (external)
        {
            graph.Graph.Initializer[0].RawData = ByteString.Empty;
            graph.Graph.Initializer[0].DataLocation = TensorProto.Types.DataLocation.External;
            graph.Graph.Initializer[0].ExternalData.Add(ExternalData.Entries("weights", 0, 16));
        }

        return graph.Model.ToByteArray();
    }
}
