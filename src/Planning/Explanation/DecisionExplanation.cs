using System.Collections.Immutable;

namespace Neurosurgeon.Planning.Explanation;

/// <summary>A decision with its reasons.</summary>
/// <param name="Candidates">Every cut, from cloud-only to edge-only.</param>
/// <param name="BestIndex">The cut that is taken.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record DecisionExplanation(ImmutableArray<Candidate> Candidates, int BestIndex, string Reason)
{
    /// <summary>The cut that is taken.</summary>
    public Candidate Best => Candidates[BestIndex];

    /// <summary>Below which uplink another cut is taken; null where none is at any.</summary>
    public Flip? UplinkBelow { get; init; }

    /// <summary>Above which uplink another cut is taken; null where none is at any.</summary>
    public Flip? UplinkAbove { get; init; }

    /// <summary>Below which load factor K another cut is taken; null where none is down to an idle cloud.</summary>
    public Flip? LoadBelow { get; init; }

    /// <summary>Above which load factor K another cut is taken; null where none is at any.</summary>
    public Flip? LoadAbove { get; init; }

    /// <summary>At which uplink and load the decision would turn over, in a sentence.</summary>
    public string WhatWouldChange => FlipText.WhatWouldChange(this);
}
