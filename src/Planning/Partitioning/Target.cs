namespace Neurosurgeon.Planning.Partitioning;

/// <summary>What makes one plan better than another: a weighted sum of its time and of the edge's energy, within a bound on its time.</summary>
public sealed record Target
{
    private Target(double perMs, double perMj, double latencyBoundMs) =>
        (PerMs, PerMj, LatencyBoundMs) = (perMs, perMj, latencyBoundMs);

    /// <summary>The quickest plan.</summary>
    public static Target Latency { get; } = new(1, 0, double.PositiveInfinity);

    /// <summary>The plan that takes the least of the edge's energy.</summary>
    public static Target Energy { get; } = new(0, 1, double.PositiveInfinity);

    /// <summary>What a millisecond costs.</summary>
    public double PerMs { get; }

    /// <summary>What a millijoule costs.</summary>
    public double PerMj { get; }

    /// <summary>The longest that a task may take, in milliseconds; infinite where there is no bound.</summary>
    public double LatencyBoundMs { get; }

    /// <summary>Whether energy matters, so that the problem has to say what takes how much.</summary>
    public bool NeedsEnergy => PerMj > 0;

    /// <summary>The plan with the least weighted sum of time and energy.</summary>
    /// <param name="perMs">What a millisecond costs.</param>
    /// <param name="perMj">What a millijoule costs, in the same unit.</param>
    /// <exception cref="ArgumentException">A weight is negative, infinite or not a number, or both are 0.</exception>
    public static Target Weighted(double perMs, double perMj)
    {
        if (!double.IsFinite(perMs) || !double.IsFinite(perMj) || perMs < 0 || perMj < 0 || perMs + perMj == 0)
            throw new ArgumentException($"The weights are {perMs} a ms and {perMj} a mJ; they are finite and not negative, and one is more than 0.");
        return new Target(perMs, perMj, double.PositiveInfinity);
    }

    /// <summary>The plan that takes the least of the edge's energy, of those that are quick enough.</summary>
    /// <param name="latencyMs">The longest that a task may take, in milliseconds.</param>
    /// <exception cref="ArgumentException">The bound is not a finite time of more than 0.</exception>
    public static Target LeastEnergyWithin(double latencyMs)
    {
        if (!double.IsFinite(latencyMs) || latencyMs <= 0)
            throw new ArgumentException($"The latency is bound by {latencyMs} ms; a bound is finite and more than 0.");
        return new Target(0, 1, latencyMs);
    }

    /// <summary>What a plan costs; the least is the best of those that are quick enough.</summary>
    public double Score(double totalMs, double totalMj) => PerMs * totalMs + PerMj * totalMj;
}
