using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Reading;

namespace Neurosurgeon.Models.Building;

/// <summary>A zoo network for one seed: everything but its weights' bytes, which follow from the layout and the seed.</summary>
internal sealed class ZooModel
{
    private const int IrVersion = 8;
    private const int Opset = 17;

    /// <summary>Raised whenever other weights come of the same seed, so that older cache files are rebuilt.</summary>
    private const string GeneratorVersion = "1";

    private readonly GraphBuilder _builder;

    public ZooModel(string name, ImmutableArray<int> inputShape, Action<GraphBuilder> build, ulong seed)
    {
        Name = name;
        Seed = seed;
        _builder = new GraphBuilder(name, inputShape.AsSpan());
        build(_builder);
        Layout = new WeightLayout(_builder.Weights);
    }

    public string Name { get; }

    public ulong Seed { get; }

    public WeightLayout Layout { get; }

    /// <summary>The layers, without weights.</summary>
    public NetworkOutline Outline()
    {
        var structure = NetworkStructure.Read(GraphOver(weightsFile: ""), files: null);
        return new NetworkOutline(structure.Name, structure.Input, structure.Output, structure.Layers, structure.Nodes);
    }

    /// <summary>The bytes of the .onnx file, once the hash of the weights file is known.</summary>
    public byte[] Graph(string weightsFile, string weightsSha256) => new ModelProto
    {
        IrVersion = IrVersion,
        ProducerName = "neurosurgeon",
        ProducerVersion = GeneratorVersion,
        OpsetImport = { new OperatorSetIdProto { Version = Opset } },
        Graph = GraphOver(weightsFile),
        MetadataProps =
        {
            new StringStringEntryProto { Key = "seed", Value = Seed.ToString(CultureInfo.InvariantCulture) },
            new StringStringEntryProto { Key = WeightPin.MetadataKey, Value = weightsSha256 },
        },
    }.ToByteArray();

    private GraphProto GraphOver(string weightsFile)
    {
        GraphProto graph = _builder.Graph.Clone();
        graph.Initializer.Add(Layout.Placements.Select(placement => new TensorProto
        {
            Name = placement.Plan.Name,
            DataType = (int)ElementType.Float32,
            Dims = { placement.Plan.Shape.Select(dimension => (long)dimension) },
            DataLocation = TensorProto.Types.DataLocation.External,
            ExternalData = { ExternalData.Entries(weightsFile, placement.OffsetBytes, placement.Bytes) },
        }));
        return graph;
    }
}
