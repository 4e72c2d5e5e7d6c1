using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Actors.Transfer;

/// <summary>How an edge may send tensors.</summary>
/// <param name="Speeds">How quickly each encoding is written and read.</param>
/// <param name="MaxError">
/// By how much encodings may change a network's output, as a share of its largest magnitude: the largest |y′ − y| over the
/// largest |y|. 0: not at all, so that only encodings without loss are used.
/// </param>
public sealed record TransferPolicy(CodecSpeeds Speeds, double MaxError);
