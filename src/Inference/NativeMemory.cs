using System.Buffers;

namespace Neurosurgeon.Inference;

/// <summary>An engine's own memory of one tensor, as .NET memory; whoever keeps the tensor keeps it valid.</summary>
internal sealed unsafe class NativeMemory : MemoryManager<byte>
{
    private readonly byte* _start;
    private readonly int _length;

    /// <param name="bytes">Memory that does not move.</param>
    public NativeMemory(Span<byte> bytes)
    {
        _length = bytes.Length;
        fixed (byte* start = bytes)
            _start = start;
    }

    public override Span<byte> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)_length);
        return new MemoryHandle(_start + elementIndex, pinnable: this);
    }

    // Native memory does not move, so there is nothing to release.
    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
