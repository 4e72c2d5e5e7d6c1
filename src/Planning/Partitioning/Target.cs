using System.Globalization;

namespace Neurosurgeon.Planning.Partitioning;

/// <summary>What makes one plan better than another: a weighted sum of its time and of the edge's energy, within a bound on its time.</summary>
public sealed record Target
{
    /// <summary>What to write for a target, for a sentence.</summary>
    public const string Form = "latency, energy or weighted:MS,MJ, what a millisecond and a millijoule cost, such as weighted:1,0.5";

    private const string WeightedForm = "weighted:";

    private const NumberStyles Number = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;

    // Sums with it stay far from what a number can hold.
    private const double MostWeight = 1e9;

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

    /// <summary>Reads a target: <c>latency</c>, <c>energy</c> or <c>weighted:MS,MJ</c>, with weights of up to 10⁹ in all.</summary>
    /// <returns>The target; null where the text is none.</returns>
    public static Target? Parse(string text) => text switch
    {
        "latency" => Latency,
        "energy" => Energy,
        _ when text.StartsWith(WeightedForm, StringComparison.Ordinal) => ParseWeights(text[WeightedForm.Length..].Split(',')),
        _ => null,
    };

    /// <summary>The target as <see cref="Parse"/> reads it, with its bound where it has one.</summary>
    public override string ToString() =>
        double.IsFinite(LatencyBoundMs) ? string.Create(CultureInfo.InvariantCulture, $"energy within {LatencyBoundMs} ms")
        : this == Latency ? "latency"
        : this == Energy ? "energy"
        : string.Create(CultureInfo.InvariantCulture, $"{WeightedForm}{PerMs},{PerMj}");

    /// <summary>What a plan costs; the least is the best of those that are quick enough.</summary>
    public double Score(double totalMs, double totalMj) => PerMs * totalMs + PerMj * totalMj;

    private static Target? ParseWeights(string[] weights) =>
        weights is [var perMs, var perMj] && Weight(perMs) is { } ms && Weight(perMj) is { } mj && ms + mj is > 0 and <= MostWeight
            ? Weighted(ms, mj)
            : null;

    private static double? Weight(string text) =>
        double.TryParse(text, Number, CultureInfo.InvariantCulture, out var weight) && weight >= 0 ? weight : null;
}
