using System.Collections.Immutable;
using Neurosurgeon.Codecs;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Actors.Encodings;

/// <summary>How an edge may send tensors.</summary>
/// <param name="Speeds">How quickly each encoding is written and read.</param>
/// <param name="Encodings">The encodings that tensors may cross in; as floats they always may.</param>
/// <param name="MaxError">
/// By how much encodings may change a network's output, as a share of its largest magnitude: the largest |y′ − y| over the
/// largest |y|. 0: not at all, so that only encodings without loss are used.
/// </param>
public sealed record TransferPolicy(CodecSpeeds Speeds, ImmutableArray<TensorEncoding> Encodings, double MaxError)
{
    /// <summary>Whether an encoding may be used at all.</summary>
    public bool Allows(TensorEncoding encoding) => Encodings.Contains(encoding) && (MaxError > 0 || encoding.IsLossless);

    /// <summary>
    /// What takes the place of a lossy encoding that changes too much: of the lossy ones that may be used and are assumed to
    /// change less, zeros left out or not alike, the one that changes most. Null where there is none.
    /// </summary>
    public TensorEncoding? NextFiner(TensorEncoding encoding) => Encodings
        .Where(other => Allows(other) && !other.IsLossless && other.IsSparse == encoding.IsSparse && other.AssumedError < encoding.AssumedError)
        .MaxBy(other => other.AssumedError);
}
