using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Neurosurgeon.Codecs;

/// <summary>How single floats are written, one after another.</summary>
internal static class FloatForm
{
    // What is larger rounds to infinity.
    private const float LargestHalf = 65504;

    /// <summary>Bytes of one float.</summary>
    /// <param name="dense">A dense encoding.</param>
    public static int Bytes(TensorEncoding dense) => dense switch
    {
        TensorEncoding.Float32 => sizeof(float),
        TensorEncoding.Float16 => sizeof(ushort),
        _ => sizeof(byte),
    };

    /// <summary>Whether floats can be written so and stay near to what they are: no lossy form takes NaN, infinities or what is too large for it.</summary>
    public static bool Takes(TensorEncoding dense, ReadOnlySpan<float> values) => dense switch
    {
        TensorEncoding.Float32 => true,
        TensorEncoding.Float16 => Math.Abs(TensorPrimitives.MaxMagnitude(values)) <= LargestHalf,
        _ => Math.Abs(TensorPrimitives.MaxMagnitude(values)) <= AffineSteps.LargestMagnitude,
    };

    /// <summary>Writes floats.</summary>
    public static void Write(TensorEncoding dense, AffineSteps steps, ReadOnlySpan<float> values, Span<byte> bytes)
    {
        switch (dense)
        {
            case TensorEncoding.Float32:
                MemoryMarshal.AsBytes(values).CopyTo(bytes);
                break;
            case TensorEncoding.Float16:
                TensorPrimitives.ConvertToHalf(values, MemoryMarshal.Cast<byte, Half>(bytes));
                break;
            default:
                steps.Encode(values, bytes);
                break;
        }
    }

    /// <summary>Reads floats: as many as <paramref name="bytes"/> hold.</summary>
    public static void Read(TensorEncoding dense, AffineSteps steps, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        switch (dense)
        {
            case TensorEncoding.Float32:
                bytes.CopyTo(MemoryMarshal.AsBytes(values));
                break;
            case TensorEncoding.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), values);
                break;
            default:
                steps.Decode(bytes, values);
                break;
        }
    }
}
