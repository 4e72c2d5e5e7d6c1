using System.Numerics.Tensors;

namespace Neurosurgeon.Codecs;

/// <summary>
/// Each float rounded to one of 256 steps between the least and the largest of its run: the plane of a channel, or a row of
/// a matrix, where these are long enough to be worth steps of their own; otherwise all elements are one run.
/// </summary>
internal sealed class Int8Form : ElementForm
{
    // Eight bytes of steps beside 64 or more of elements.
    private const int ShortestRun = 64;

    public override int ElementBytes => sizeof(byte);

    public override int HeadBytes => AffineSteps.Bytes;

    // What most cuts of the zoo keep.
    public override double AssumedError => 0.02;

    public override int RunLength(ReadOnlySpan<int> shape)
    {
        var plane = shape.Length > 2 ? ElementCount(shape[2..]) : 0;
        var row = shape.Length > 1 ? ElementCount(shape[1..]) : 0;
        return plane >= ShortestRun ? plane : row >= ShortestRun ? row : ElementCount(shape);
    }

    public override bool Takes(ReadOnlySpan<float> values) =>
        Math.Abs(TensorPrimitives.MaxMagnitude(values)) <= AffineSteps.LargestMagnitude;

    public override void WriteHead(ReadOnlySpan<float> run, Span<byte> head) => AffineSteps.Of(run).Write(head);

    public override void Write(ReadOnlySpan<byte> head, ReadOnlySpan<float> values, Span<byte> bytes) =>
        AffineSteps.Read(head).Encode(values, bytes);

    public override void Read(ReadOnlySpan<byte> head, ReadOnlySpan<byte> bytes, Span<float> values) =>
        AffineSteps.Read(head).Decode(bytes, values);
}
