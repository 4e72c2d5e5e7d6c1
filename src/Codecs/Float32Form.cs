using System.Runtime.InteropServices;

namespace Neurosurgeon.Codecs;

/// <summary>Floats as they are.</summary>
internal sealed class Float32Form : ElementForm
{
    public override int ElementBytes => sizeof(float);

    public override double AssumedError => 0;

    public override bool Takes(ReadOnlySpan<float> values) => true;

    public override void Write(ReadOnlySpan<byte> head, ReadOnlySpan<float> values, Span<byte> bytes) =>
        MemoryMarshal.AsBytes(values).CopyTo(bytes);

    public override void Read(ReadOnlySpan<byte> head, ReadOnlySpan<byte> bytes, Span<float> values) =>
        bytes.CopyTo(MemoryMarshal.AsBytes(values));
}
