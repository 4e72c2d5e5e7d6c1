namespace Neurosurgeon.Planning.Explanation;

/// <summary>Where the decision turns over.</summary>
/// <param name="At">The uplink in Mbit/s, or the load factor K, beyond which another cut is taken.</param>
/// <param name="CutIndex">The cut that is taken just beyond.</param>
public sealed record Flip(double At, int CutIndex);
