using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Models.Layers;

/// <summary>One stored tensor of a network, seen in place.</summary>
/// <param name="Info">Name, shape and element type.</param>
/// <param name="Data">
/// Its little-endian bytes, without copy. Usually a view of a mapped file: <see cref="ReadOnlyMemory{T}.Pin"/> gives
/// the address, which stays valid until the <see cref="WeightStore"/> is disposed. Never write through it.
/// </param>
public sealed record Weight(TensorInfo Info, ReadOnlyMemory<byte> Data);
