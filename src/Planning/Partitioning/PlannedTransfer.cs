using System.Collections.Immutable;
using Neurosurgeon.Codecs;

namespace Neurosurgeon.Planning.Partitioning;

/// <summary>How the tensors of a plan cross.</summary>
/// <param name="Encodings">The encoding of each of the cut's tensors, in their order.</param>
/// <param name="WireBytes">What they are expected to take on the link.</param>
/// <param name="ErrorBound">By how much the encodings are known to change the output at most, as a share of its largest magnitude; 0 without loss.</param>
/// <param name="MaxError">By how much they may.</param>
public sealed record PlannedTransfer(ImmutableArray<TensorEncoding> Encodings, long WireBytes, double ErrorBound, double MaxError)
{
    /// <summary>Nothing crosses.</summary>
    public static PlannedTransfer None { get; } = new([], 0, 0, 0);

    /// <summary>Whether the output is what it would be without crossing, but for the last digits.</summary>
    public bool IsLossless => Encodings.All(encoding => encoding.IsLossless);
}
