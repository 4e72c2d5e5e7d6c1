namespace Neurosurgeon.Profiling.Sampling;

/// <summary>Random choices, the same for a seed on every machine.</summary>
internal sealed class Draws(int seed)
{
    // With a seed, Random keeps its sequence from version to version.
    private readonly Random _random = new(seed);

    /// <summary>True with this probability.</summary>
    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>One of several, each as likely as it weighs.</summary>
    public T Of<T>(params ReadOnlySpan<(double Weight, T Value)> choices)
    {
        double total = 0;
        foreach ((double weight, _) in choices)
            total += weight;
        double left = _random.NextDouble() * total;
        foreach ((double weight, T value) in choices)
        {
            left -= weight;
            if (left < 0)
                return value;
        }

        return choices[^1].Value;
    }

    /// <summary>One of several.</summary>
    public int Of(params ReadOnlySpan<int> choices) => choices[_random.Next(choices.Length)];

    /// <summary>A number whose logarithm is uniform; both ends are drawn.</summary>
    public int LogUniform(int least, int most) => Math.Min(most, (int)LogUniform(least, most + 1.0));

    /// <summary>A number whose logarithm is uniform.</summary>
    public double LogUniform(double least, double most) => least * Math.Pow(most / least, _random.NextDouble());

    /// <summary>A number of channels: mostly a multiple of 8, as engines like them.</summary>
    public int Channels(int least, int most)
    {
        int drawn = LogUniform(least, most);
        return drawn > 8 && Chance(0.75) ? drawn / 8 * 8 : drawn;
    }
}
