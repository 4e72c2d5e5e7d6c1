namespace Neurosurgeon.Planning.Costs;

/// <summary>
/// The cloud's load factor K of the paper as the cloud sees it: by how much computing stretches against its idle times,
/// because several suffixes or other programs share the device. Learned from what it executes, forgotten when it idles;
/// waiting is not part of it.
/// </summary>
/// <param name="LatestStretch">By how much the latest execution was stretched; 1 or more.</param>
/// <param name="FactorAtUpdate">K when it was last updated; 1 or more.</param>
/// <param name="UpdatedAt">When that was.</param>
public readonly record struct StretchFactor(double LatestStretch, double FactorAtUpdate, DateTimeOffset UpdatedAt)
{
    private const double Weight = 0.3;
    private static readonly HalfLife HalfLife = new(TimeSpan.FromSeconds(1));

    /// <summary>A device that has nothing to do.</summary>
    public static StretchFactor Idle(DateTimeOffset now) => new(1, 1, now);

    /// <summary>K now: what exceeds 1 halves with every second in which nothing was executed.</summary>
    public double FactorAt(DateTimeOffset now) => 1 + (FactorAtUpdate - 1) * HalfLife.Left(now - UpdatedAt);

    /// <summary>
    /// Takes in one execution. The lesser stretch of the two latest counts: a process's first execution is slow, and turns
    /// no plan over; two that agree do.
    /// </summary>
    /// <param name="computedMs">What the layers took, in milliseconds.</param>
    /// <param name="idleMs">What the same layers take on the idle device; nothing is learned where this is 0.</param>
    /// <param name="now">When it ended.</param>
    public StretchFactor With(double computedMs, double idleMs, DateTimeOffset now)
    {
        if (!(idleMs > 0) || !double.IsFinite(computedMs))
            return this;

        var observed = Math.Max(1, computedMs / idleMs);
        return new StretchFactor(observed, Ewma.Follow(FactorAt(now), Math.Min(observed, LatestStretch), Weight), now);
    }
}
