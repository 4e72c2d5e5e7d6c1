using System.Collections.Immutable;

namespace Neurosurgeon.Reports.Charts;

/// <summary>Turns values into places on an axis.</summary>
/// <param name="Least">The value at its start.</param>
/// <param name="Most">The value at its end; above <paramref name="Least"/>.</param>
/// <param name="IsLogarithmic">Whether equal ways are equal ratios.</param>
/// <param name="Ticks">The values to be marked, ascending.</param>
internal sealed record Scale(double Least, double Most, bool IsLogarithmic, ImmutableArray<double> Ticks)
{
    private const int MostSteps = 6;

    // Below it, the small bars of a linear scale can still be told apart.
    private const double WideRatio = 100;

    /// <summary>From 0 to a round number that none of the values exceeds.</summary>
    public static Scale Linear(IEnumerable<double> values)
    {
        var largest = values.DefaultIfEmpty().Max();
        var most = largest > 0 ? largest : 1;
        var step = RoundStep(most / MostSteps);
        var steps = (int)Math.Ceiling(most / step - 1e-9);
        return new Scale(0, steps * step, false, [.. Enumerable.Range(0, steps + 1).Select(index => index * step)]);
    }

    /// <summary>Over full decades that hold all values above 0; the least value has a bar of some height.</summary>
    public static Scale Logarithmic(IEnumerable<double> values)
    {
        double[] positive = [.. values.Where(value => value > 0)];
        if (positive.Length == 0)
            return Linear([]);
        var first = (int)Math.Ceiling(Math.Log10(positive.Min())) - 1;
        var last = Math.Max(first + 1, (int)Math.Ceiling(Math.Log10(positive.Max())));
        return new Scale(
            Math.Pow(10, first), Math.Pow(10, last), true, [.. Enumerable.Range(first, last - first + 1).Select(power => Math.Pow(10, power))]);
    }

    /// <summary>A logarithmic scale where the largest value is over a hundred times the least, else a linear one.</summary>
    public static Scale Fitting(IReadOnlyCollection<double> values)
    {
        double[] positive = [.. values.Where(value => value > 0)];
        return positive.Length > 0 && positive.Max() > WideRatio * positive.Min() ? Logarithmic(positive) : Linear(values);
    }

    /// <summary>Where a value lies: 0 at the start, 1 at the end.</summary>
    public double Fraction(double value) => Math.Clamp(
        !IsLogarithmic ? (value - Least) / (Most - Least)
        : value <= Least ? 0
        : Math.Log(value / Least) / Math.Log(Most / Least),
        0, 1);

    /// <summary>The value at a place, from 0 at the start to 1 at the end.</summary>
    public double Value(double fraction) => IsLogarithmic ? Least * Math.Pow(Most / Least, fraction) : Least + (Most - Least) * fraction;

    /// <summary>1, 2 or 5 times a power of ten, at least as large as a step asked for.</summary>
    private static double RoundStep(double least)
    {
        var decade = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return decade * (least <= decade ? 1 : least <= 2 * decade ? 2 : least <= 5 * decade ? 5 : 10);
    }
}
