using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Models.Splitting;

/// <summary>
/// Writes a self-contained ONNX file. The graph's message is put together by hand, weight by weight, because a
/// protobuf object of it would hold a second copy of all weights in memory.
/// </summary>
internal static class ModelExporter
{
    private const long LargestFileBytes = int.MaxValue;

    public static void Export(Network network, LayerRange range, string path)
    {
        try
        {
            AtomicFile.Write(path, reserveBytes: 0, file =>
            {
                Export(network, range, file);
                return file.Length;
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{network.Name} cannot be written to {path}: {exception.Message}", exception);
        }
    }

    public static void Export(Network network, LayerRange range, Stream destination)
    {
        ModelProto model = ModelExtractor.Model(network, range);
        GraphProto graph = model.Graph;
        ILookup<bool, TensorProto> stored = graph.Initializer.ToLookup(tensor => network.Weights.Contains(tensor.Name));
        StoredWeight[] weights = [.. stored[true].Select(tensor => new StoredWeight(tensor, network.Weights[tensor.Name].Data))];
        TensorProto[] constants = [.. stored[false]];
        graph.Initializer.Clear();
        graph.Initializer.Add(constants);
        model.Graph = null;

        long graphBytes = graph.CalculateSize() + weights.Sum(weight => FieldBytes(GraphProto.InitializerFieldNumber, weight.Bytes));
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
        foreach (StoredWeight weight in weights)
        {
            WriteHead(output, GraphProto.InitializerFieldNumber, weight.Bytes);
            weight.Declaration.WriteTo(output);
            WriteHead(output, TensorProto.RawDataFieldNumber, weight.Data.Length);
            output.Flush();
            destination.Write(weight.Data.Span);
        }

        output.Flush();
    }

    private static long FieldBytes(int field, long contentBytes) =>
        CodedOutputStream.ComputeTagSize(field) + CodedOutputStream.ComputeUInt64Size((ulong)contentBytes) + contentBytes;

    private static void WriteHead(CodedOutputStream output, int field, long contentBytes)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteUInt64((ulong)contentBytes);
    }

    /// <summary>A weight as it goes into the file: its declaration as if it held no bytes, then the bytes.</summary>
    private sealed class StoredWeight(TensorProto tensor, ReadOnlyMemory<byte> data)
    {
        public TensorProto Declaration { get; } =
            new() { Name = tensor.Name, DataType = tensor.DataType, Dims = { tensor.Dims } };

        public ReadOnlyMemory<byte> Data => data;

        public long Bytes => Declaration.CalculateSize() + FieldBytes(TensorProto.RawDataFieldNumber, data.Length);
    }
}
