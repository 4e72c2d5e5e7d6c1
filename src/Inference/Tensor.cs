using System.Buffers;
using System.Runtime.InteropServices;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference;

/// <summary>
/// A named tensor over memory that it does not copy: managed memory that somebody received or filled, or native memory
/// of the engine that made it. Read it by one thread at a time with its <see cref="Dispose"/>; several may read at once.
/// </summary>
public sealed class Tensor : IDisposable
{
    private readonly ReadOnlyMemory<byte> _data;
    private readonly IDisposable? _owner;
    private bool _disposed;

    private Tensor(TensorInfo info, ReadOnlyMemory<byte> data, IDisposable? owner)
    {
        Info = info;
        _data = data;
        _owner = owner;
    }

    /// <summary>Name, shape and element type.</summary>
    public TensorInfo Info { get; }

    /// <summary>The name in the graph.</summary>
    public string Name => Info.Name;

    /// <summary>
    /// The elements, little-endian and without padding: exactly <see cref="TensorInfo.Bytes"/>. Not to be used after
    /// <see cref="Dispose"/>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
    public ReadOnlyMemory<byte> Data
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _data;
        }
    }

    /// <summary>The elements as floats, without copy.</summary>
    /// <exception cref="InvalidOperationException">The elements are of another type.</exception>
    public ReadOnlySpan<float> Floats => Info.ElementType == ElementType.Float32
        ? MemoryMarshal.Cast<byte, float>(Data.Span)
        : throw new InvalidOperationException($"The tensor {Info} does not hold floats.");

    /// <summary>The elements as 64-bit integers, without copy.</summary>
    /// <exception cref="InvalidOperationException">The elements are of another type.</exception>
    public ReadOnlySpan<long> Integers => Info.ElementType == ElementType.Int64
        ? MemoryMarshal.Cast<byte, long>(Data.Span)
        : throw new InvalidOperationException($"The tensor {Info} does not hold 64-bit integers.");

    /// <summary>A tensor over bytes that stay where they are.</summary>
    /// <param name="info">What the bytes are.</param>
    /// <param name="data">
    /// The elements, little-endian, without padding. An engine needs their address to be a multiple of the element's
    /// size: of an array that holds if the offset is one, because arrays start at multiples of 8.
    /// </param>
    /// <param name="owner">Disposed with the tensor, for example to give the memory back to its pool.</param>
    /// <exception cref="ArgumentException">The number of bytes is not what the shape needs.</exception>
    public static Tensor FromMemory(TensorInfo info, ReadOnlyMemory<byte> data, IDisposable? owner = null) =>
        data.Length == info.Bytes
            ? new Tensor(info, data, owner)
            : throw new ArgumentException($"The tensor {info} needs {info.Bytes} bytes, but {data.Length} are given.", nameof(data));

    /// <summary>A tensor over an array of floats, without copy.</summary>
    /// <exception cref="ArgumentException">The type is not float, or the number of elements is not what the shape needs.</exception>
    public static Tensor FromArray(TensorInfo info, float[] values) =>
        info.ElementType != ElementType.Float32
            ? throw new ArgumentException($"The tensor {info} cannot be made of floats.", nameof(info))
            : FromMemory(info, new FloatBytes(values).Memory);

    /// <summary>The same memory under the same name, for somebody who must not dispose it.</summary>
    internal Tensor Borrow() => new(Info, Data, owner: null);

    /// <summary>Gives the memory back to its owner.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _owner?.Dispose();
    }

    /// <summary>The bytes of an array of floats.</summary>
    private sealed class FloatBytes(float[] values) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(values.AsSpan());

        public override unsafe MemoryHandle Pin(int elementIndex = 0)
        {
            var handle = GCHandle.Alloc(values, GCHandleType.Pinned);
            return new MemoryHandle((byte*)handle.AddrOfPinnedObject() + elementIndex, handle);
        }

        // The pin is released by the handle itself.
        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
