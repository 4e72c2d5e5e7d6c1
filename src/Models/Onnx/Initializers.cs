using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Models.Onnx;

/// <summary>
/// The stored tensors of a graph. Floats of at least one dimension are weights: their bytes stay where they are. The
/// rest (bounds of a Clip, target of a Reshape) are constants: small, and kept inside the graph.
/// </summary>
/// <param name="files">The files beside the graph; null to take weights that lie in files for what they are declared as, without their bytes.</param>
internal sealed class Initializers(ExternalFiles? files)
{
    private const long LargestConstantBytes = 1 << 16;

    /// <summary>Each stored tensor without the bytes of weights, which it declares as external.</summary>
    public Dictionary<string, TensorProto> Declarations { get; } = [];

    public Dictionary<string, Weight> Weights { get; } = [];

    public Dictionary<string, Weight> Constants { get; } = [];

    public Dictionary<string, ImmutableArray<long>> IntegerConstants { get; } = [];

    /// <summary>Whether each weight lies in a file beside the model, none in the model itself.</summary>
    public bool AllWeightsExternal { get; private set; } = true;

    /// <summary>Takes over one stored tensor.</summary>
    /// <exception cref="ModelException">Its type, shape or bytes are not what they should be.</exception>
    public void Add(TensorProto tensor)
    {
        var type = (ElementType)tensor.DataType;
        if (type is not (ElementType.Float32 or ElementType.Int64))
        {
            throw new ModelException(
                $"The initializer '{tensor.Name}' has the ONNX element type {tensor.DataType}; only float32 (1) and int64 (7) are supported.");
        }

        ImmutableArray<int> shape = TensorShape.Checked(tensor.Dims, type) ?? throw new ModelException(
            $"The initializer '{tensor.Name}' has the shape ({string.Join(", ", tensor.Dims)}); dimensions must be positive and its bytes at most {int.MaxValue}.");
        var info = new TensorInfo(tensor.Name, shape, type);
        bool isWeight = type == ElementType.Float32 && shape.Length > 0;
        if (!isWeight && info.Bytes > LargestConstantBytes)
            throw new ModelException($"The constant '{tensor.Name}' takes {info.Bytes} bytes; at most {LargestConstantBytes} are supported.");
        ReadOnlyMemory<byte> data = tensor.DataLocation == TensorProto.Types.DataLocation.External
            ? External(tensor, (int)info.Bytes)
            : Inline(tensor, info);

        var declaration = new TensorProto { Name = tensor.Name, DataType = tensor.DataType, Dims = { tensor.Dims } };
        if (isWeight)
        {
            AllWeightsExternal &= tensor.DataLocation == TensorProto.Types.DataLocation.External;
            declaration.DataLocation = TensorProto.Types.DataLocation.External;
            declaration.ExternalData.Add(
                tensor.ExternalData.Count > 0 ? tensor.ExternalData : ExternalData.Entries("weights", 0, info.Bytes));
            Weights.Add(tensor.Name, new Weight(info, data));
        }
        else
        {
            declaration.RawData = ByteString.CopyFrom(data.Span);
            Constants.Add(tensor.Name, new Weight(info, declaration.RawData.Memory));
            if (type == ElementType.Int64)
                IntegerConstants.Add(tensor.Name, [.. MemoryMarshal.Cast<byte, long>(data.Span)]);
        }

        Declarations.Add(tensor.Name, declaration);
    }

    private ReadOnlyMemory<byte> External(TensorProto tensor, int bytes)
    {
        if (files is null)
            return ReadOnlyMemory<byte>.Empty;
        (string location, long offset, long? length) = ExternalData.Parse(tensor);
        MappedFile file = files.At(location);
        if (length is not null && length != bytes)
            throw new ModelException($"The initializer '{tensor.Name}' takes {bytes} bytes, but {length} are declared in '{location}'.");
        if (offset < 0 || offset > file.LengthBytes - bytes)
        {
            throw new ModelException(
                $"The initializer '{tensor.Name}' lies at byte {offset} of '{location}' and takes {bytes}, but the file has only {file.LengthBytes}.");
        }

        return file.Slice(offset, bytes);
    }

    private static ReadOnlyMemory<byte> Inline(TensorProto tensor, TensorInfo info)
    {
        ReadOnlyMemory<byte> data = tensor switch
        {
            { RawData.Length: > 0 } => tensor.RawData.Memory,
            { FloatData.Count: > 0 } => MemoryMarshal.AsBytes([.. tensor.FloatData]).ToArray(),
            _ => MemoryMarshal.AsBytes(new ReadOnlySpan<long>([.. tensor.Int64Data])).ToArray(),
        };
        return data.Length == info.Bytes
            ? data
            : throw new ModelException($"The initializer '{tensor.Name}' needs {info.Bytes} bytes, but {data.Length} are stored.");
    }
}
