using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Reading;
using Neurosurgeon.Models.Splitting;
using Neurosurgeon.Models.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Models.Tests.Splitting;

[Collection(ZooCollection.Name)]
public sealed class ExportTests(ZooFixture zoo)
{
    [Fact]
    public void An_exported_network_reads_back_as_the_same_network_without_other_files()
    {
        using var folder = new TemporaryFolder();
        Network network = zoo["mobile_net"];
        network.Export(network.All, folder.PathOf("exported.onnx"));
        Assert.Equal("exported.onnx", Path.GetFileName(Assert.Single(Directory.GetFiles(folder.FullName))));

        using Network copy = NetworkReader.Open(folder.PathOf("exported.onnx"));
        Assert.Equal("mobile_net", copy.Name);
        Assert.Equal(network.Layers.Select(Describe), copy.Layers.Select(Describe));
        Assert.Equal(network.Weights.Names.Order(), copy.Weights.Names.Order());
        foreach (string name in network.Weights.Names)
        {
            Assert.Equal(network.Weights[name].Info, copy.Weights[name].Info);
            Assert.True(network.Weights[name].Data.Span.SequenceEqual(copy.Weights[name].Data.Span), name);
        }
    }

    [Fact]
    public void An_exported_range_holds_its_own_weights_only()
    {
        Network network = zoo["alex_net"];
        using var stream = new MemoryStream();
        network.Export(new LayerRange(0, 8), stream);
        using Network prefix = NetworkReader.Read(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        Assert.Equal(network.Cuts[8].Tensors.Single(), prefix.Output);
        Assert.Equal(10, prefix.Weights.Count);
        Assert.Equal(network.Layers.Take(8).Sum(layer => layer.Parameters), prefix.Layers.Sum(layer => layer.Parameters));
    }

    [Fact]
    public void An_export_that_cannot_be_written_is_refused_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        Network network = zoo["mobile_net"];
        string path = Path.Combine(folder.FullName, "absent", "exported.onnx");
        ModelException exception = Assert.Throws<ModelException>(() => network.Export(network.All, path));
        Assert.StartsWith($"mobile_net cannot be written to {path}: ", exception.Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullName));
    }

    /// <summary>The weights file is sparse: it takes no room, and its hash is not asked for.</summary>
    [Fact]
    public void A_network_of_more_than_2_gib_is_refused_as_one_file()
    {
        const int Width = 20_000;
        using var folder = new TemporaryFolder();
        using (FileStream file = File.Create(folder.PathOf("weights")))
            file.SetLength(2L * Width * Width * sizeof(float));
        TestGraph graph = new TestGraph(1, Width).Node("Gemm", "x w0", "a").Node("Gemm", "a w1", "y");
        for (int number = 0; number < 2; number++)
        {
            graph.Graph.Initializer.Add(new TensorProto
            {
                Name = $"w{number}",
                DataType = (int)ElementType.Float32,
                Dims = { Width, Width },
                DataLocation = TensorProto.Types.DataLocation.External,
                ExternalData = { ExternalData.Entries("weights", (long)number * Width * Width * sizeof(float), Width * Width * sizeof(float)) },
            });
        }

        graph.Model.MetadataProps.Add(new StringStringEntryProto { Key = WeightPin.MetadataKey, Value = "unread" });
        using Network network = NetworkReader.Read(graph.Model.ToByteArray(), folder.FullName, "The model", verifyWeights: false);
        network.Export(new LayerRange(0, 1), Stream.Null);
        ModelException exception = Assert.Throws<ModelException>(() => network.Export(network.All, Stream.Null));
        Assert.Matches(@"^test would take 3200000\d{3} bytes as one file; the ONNX format allows at most 2147483647\.$", exception.Message);
    }

    private static (string, LayerKind, long, long, long, string) Describe(Layer layer) =>
        (layer.Name, layer.Kind, layer.Parameters, layer.ParameterBytes, layer.Flops, layer.Outputs.Single().ToString());
}
