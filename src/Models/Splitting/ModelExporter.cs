using Google.Protobuf;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Models.Splitting;

/// <summary>
/// Writes a self-contained ONNX file. The graph's message is put together by hand, weight by weight, because a
/// protobuf object of it would hold a second copy of all weights in memory.
/// </summary>
internal static class ModelExporter
{
    private const long LargestFileBytes = int.MaxValue;

    public static void Export(Network network, LayerRange range, Stream destination)
    {
        ModelProto model = ModelExtractor.Model(network, range);
        GraphProto graph = model.Graph;
        ILookup<bool, TensorProto> stored = graph.Initializer.ToLookup(tensor => network.Weights.Contains(tensor.Name));
        TensorProto[] weights = [.. stored[true].Select(WithoutBytes)];
        TensorProto[] constants = [.. stored[false]];
        graph.Initializer.Clear();
        graph.Initializer.Add(constants);
        model.Graph = null;

        long graphBytes = graph.CalculateSize()
            + weights.Sum(weight => FieldBytes(GraphProto.InitializerFieldNumber, TensorBytes(weight, network)));
        long fileBytes = model.CalculateSize() + FieldBytes(ModelProto.GraphFieldNumber, graphBytes);
        if (fileBytes > LargestFileBytes)
        {
            throw new ModelException(
                $"{network.Name} would take {fileBytes} bytes as one file; the ONNX format allows at most {LargestFileBytes}.");
        }

        var output = new CodedOutputStream(destination, leaveOpen: true);
        model.WriteTo(output);
        WriteHead(output, ModelProto.GraphFieldNumber, graphBytes);
        graph.WriteTo(output);
        foreach (TensorProto weight in weights)
        {
            ReadOnlyMemory<byte> data = network.Weights[weight.Name].Data;
            WriteHead(output, GraphProto.InitializerFieldNumber, TensorBytes(weight, network));
            weight.WriteTo(output);
            WriteHead(output, TensorProto.RawDataFieldNumber, data.Length);
            output.Flush();
            destination.Write(data.Span);
        }

        output.Flush();
    }

    private static TensorProto WithoutBytes(TensorProto weight) =>
        new() { Name = weight.Name, DataType = weight.DataType, Dims = { weight.Dims } };

    private static long TensorBytes(TensorProto declaration, Network network) =>
        declaration.CalculateSize() + FieldBytes(TensorProto.RawDataFieldNumber, network.Weights[declaration.Name].Data.Length);

    private static long FieldBytes(int field, long contentBytes) =>
        CodedOutputStream.ComputeTagSize(field) + CodedOutputStream.ComputeUInt64Size((ulong)contentBytes) + contentBytes;

    private static void WriteHead(CodedOutputStream output, int field, long contentBytes)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteUInt64((ulong)contentBytes);
    }
}
