using Neurosurgeon.Codecs;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Actors.Protocol;

/// <summary>How one tensor crosses the link.</summary>
/// <param name="Encoding">Its encoding; what does not hold floats crosses as it is, which is <see cref="TensorEncoding.Float32"/>.</param>
/// <param name="Bytes">Its size on the link.</param>
internal readonly record struct WireForm(TensorEncoding Encoding, long Bytes)
{
    /// <summary>The share of its elements that are not zero; null where they were not counted.</summary>
    public double? Density { get; private init; }

    /// <summary>The form of a tensor that is to cross in an encoding: as it is, where that would not take it or not make it smaller.</summary>
    public static WireForm Of(Tensor tensor, TensorEncoding wanted)
    {
        var asItIs = new WireForm(TensorEncoding.Float32, tensor.Info.Bytes);
        if (wanted == TensorEncoding.Float32 || tensor.Info.ElementType != ElementType.Float32)
            return asItIs;

        var shape = tensor.Info.Shape.AsSpan();
        if (TensorCodec.EncodedBytes(wanted, tensor.Floats, shape) is not { } bytes)
            return asItIs;

        var (least, most) = TensorCodec.Limits(wanted, shape);
        var form = bytes < asItIs.Bytes ? new WireForm(wanted, bytes) : asItIs;
        return wanted.IsSparse ? form with { Density = (bytes - least) / (double)(most - least) } : form;
    }

    /// <summary>The form that a peer claims for a tensor.</summary>
    /// <exception cref="InvalidDataException">There is no such form.</exception>
    public static WireForm Read(TensorInfo info, int encoding, long encodedBytes)
    {
        var claimed = TensorEncoding.ById(encoding)
            ?? throw new InvalidDataException($"Tensor '{info.Name}' has the unknown encoding {encoding}.");
        if (claimed == TensorEncoding.Float32)
            return new WireForm(claimed, info.Bytes);
        if (info.ElementType != ElementType.Float32)
            throw new InvalidDataException($"Tensor '{info.Name}' holds no floats, but claims the encoding {claimed.Name}.");

        var (least, most) = TensorCodec.Limits(claimed, info.Shape.AsSpan());
        return encodedBytes >= least && encodedBytes <= most
            ? new WireForm(claimed, encodedBytes)
            : throw new InvalidDataException($"Tensor '{info.Name}' claims {encodedBytes:N0} bytes; in {claimed.Name} it takes {least:N0} to {most:N0}.");
    }

    /// <summary>Writes a tensor in this form.</summary>
    /// <param name="tensor">The tensor that the form was made for.</param>
    /// <param name="destination">Where it goes; <see cref="Bytes"/> long.</param>
    public void Write(Tensor tensor, Span<byte> destination)
    {
        if (Encoding == TensorEncoding.Float32)
            tensor.Data.Span.CopyTo(destination);
        else
            TensorCodec.Encode(Encoding, tensor.Floats, tensor.Info.Shape.AsSpan(), destination);
    }
}
