using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Neurosurgeon.Codecs;

/// <summary>Each float rounded to half precision.</summary>
internal sealed class Float16Form : ElementForm
{
    // What is larger rounds to infinity.
    private const float LargestHalf = 65504;

    public override int ElementBytes => sizeof(ushort);

    // What most cuts of the zoo keep.
    public override double AssumedError => 0.001;

    public override bool Takes(ReadOnlySpan<float> values) => Math.Abs(TensorPrimitives.MaxMagnitude(values)) <= LargestHalf;

    public override void Write(ReadOnlySpan<byte> head, ReadOnlySpan<float> values, Span<byte> bytes) =>
        TensorPrimitives.ConvertToHalf(values, MemoryMarshal.Cast<byte, Half>(bytes));

    public override void Read(ReadOnlySpan<byte> head, ReadOnlySpan<byte> bytes, Span<float> values) =>
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), values);
}
