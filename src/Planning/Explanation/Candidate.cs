using System.Collections.Immutable;
using Neurosurgeon.Codecs;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Planning.Explanation;

/// <summary>A cut that could be taken.</summary>
/// <param name="Cut">The cut.</param>
/// <param name="Predicted">Its predicted times.</param>
/// <param name="Energy">What it is predicted to take of the edge's energy; null where that is not known.</param>
/// <param name="Fits">Whether what crosses fits in a message; it cannot be taken otherwise.</param>
/// <param name="IsQuickEnough">Whether it keeps the target's bound on the latency; true where there is none.</param>
public sealed record Candidate(Cut Cut, PredictedTimes Predicted, PredictedEnergy? Energy, bool Fits, bool IsQuickEnough)
{
    /// <summary>The encoding of each of the cut's tensors.</summary>
    public ImmutableArray<TensorEncoding> Encodings { get; init; } = [];

    /// <summary>What crosses then takes on the link.</summary>
    public long WireBytes { get; init; }
}
