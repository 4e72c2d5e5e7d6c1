namespace Neurosurgeon.Planning.Costs;

/// <summary>
/// By how much other work slows the edge at present, whatever network it runs: learned from the two latest executions,
/// beside each network's <see cref="CostCorrection"/>, which learns slowly, and forgotten while nothing runs here.
/// </summary>
/// <param name="LatestSlowdown">How many times as long as expected the latest execution took; 1 or more.</param>
/// <param name="FactorAtUpdate">The factor when it was last updated; 1 or more.</param>
/// <param name="UpdatedAt">When that was.</param>
public readonly record struct EdgeLoad(double LatestSlowdown, double FactorAtUpdate, DateTimeOffset UpdatedAt)
{
    // What is less may as well be a predictor's error, which the network's correction learns.
    private const double LeastSlowdown = 1.5;
    private const double LargestSlowdown = 20;

    // What takes less is mostly the engine's and the clock's.
    private const double LeastExpectedMs = 1;

    private static readonly HalfLife HalfLife = new(TimeSpan.FromSeconds(5));

    /// <summary>An edge that has nothing else to do.</summary>
    public static EdgeLoad Idle(DateTimeOffset now) => new(1, 1, now);

    /// <summary>The factor now: what exceeds 1 halves with every five seconds in which nothing ran here.</summary>
    public double FactorAt(DateTimeOffset now) => 1 + (FactorAtUpdate - 1) * HalfLife.Left(now - UpdatedAt);

    /// <summary>
    /// Takes in one execution. The lesser slowdown of the two latest counts: one that was disturbed turns no plan over,
    /// two that agree do, and one that was not slowed ends it.
    /// </summary>
    /// <param name="measuredMs">The time that it took, in milliseconds.</param>
    /// <param name="expectedMs">What the predictor and the network's correction say of it; nothing is learned below 1 ms.</param>
    /// <param name="now">When it ended.</param>
    public EdgeLoad With(double measuredMs, double expectedMs, DateTimeOffset now)
    {
        if (!(expectedMs >= LeastExpectedMs) || !double.IsFinite(measuredMs))
            return this;

        var slowdown = Math.Min(measuredMs / expectedMs, LargestSlowdown);
        if (slowdown < LeastSlowdown)
            slowdown = 1;
        return new EdgeLoad(slowdown, Math.Min(slowdown, LatestSlowdown), now);
    }
}
