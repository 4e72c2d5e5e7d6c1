namespace Neurosurgeon.Planning.Costs;

/// <summary>
/// The cloud's load factor K of the paper: by how much its idle times stretch, waiting included; learned from what it executes and forgotten when it idles.
/// </summary>
/// <param name="FactorAtUpdate">K when it was last updated; 1 or more.</param>
/// <param name="UpdatedAt">When that was.</param>
public readonly record struct CloudLoad(double FactorAtUpdate, DateTimeOffset UpdatedAt)
{
    private const double Weight = 0.3;
    private static readonly TimeSpan HalfLife = TimeSpan.FromSeconds(1);

    /// <summary>A cloud that has nothing to do.</summary>
    public static CloudLoad Idle(DateTimeOffset now) => new(1, now);

    /// <summary>K now: what exceeds 1 halves with every second in which nothing was executed.</summary>
    public double FactorAt(DateTimeOffset now)
    {
        var idle = now - UpdatedAt;
        return idle <= TimeSpan.Zero ? FactorAtUpdate : 1 + (FactorAtUpdate - 1) * Math.Pow(0.5, idle / HalfLife);
    }

    /// <summary>Takes in one execution.</summary>
    /// <param name="waitedAndComputedMs">From arrival to result, in milliseconds.</param>
    /// <param name="idleMs">What the same range of layers takes on the idle device; nothing is learned where this is 0.</param>
    /// <param name="now">When it ended.</param>
    public CloudLoad With(double waitedAndComputedMs, double idleMs, DateTimeOffset now)
    {
        if (!(idleMs > 0) || !double.IsFinite(waitedAndComputedMs))
            return this;

        var current = FactorAt(now);
        var observed = Math.Max(1, waitedAndComputedMs / idleMs);
        return new CloudLoad(current + Weight * (observed - current), now);
    }
}
