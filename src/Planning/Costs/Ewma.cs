namespace Neurosurgeon.Planning.Costs;

/// <summary>An exponentially weighted moving average: what is known follows what is seen, and no single sample turns it over.</summary>
internal static class Ewma
{
    /// <summary>What is known after a sample.</summary>
    /// <param name="known">What was known.</param>
    /// <param name="sample">What has been seen.</param>
    /// <param name="weight">The share of the difference that is believed, from 0 to 1.</param>
    public static double Follow(double known, double sample, double weight) => known + weight * (sample - known);
}
