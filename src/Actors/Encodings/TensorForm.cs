using Neurosurgeon.Codecs;

namespace Neurosurgeon.Actors.Encodings;

/// <summary>A tensor in a lossy encoding.</summary>
/// <param name="Tensor">The tensor's name.</param>
/// <param name="Encoding">The encoding.</param>
public readonly record struct TensorForm(string Tensor, TensorEncoding Encoding);
