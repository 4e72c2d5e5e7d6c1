using Neurosurgeon.Experiments.Bench;
using Neurosurgeon.LinkEmulation;

namespace Neurosurgeon.Experiments.Tests.Bench;

/// <summary>Cells made up from medians.</summary>
internal static class BenchCells
{
    public static BenchLink Link(string name) => new(name, new LinkConditions(5.85, 5.85, 40), Radio: null);

    /// <summary>A cell whose cuts took so long; those without a time were not run.</summary>
    public static BenchCell Of(int chosen, int maui, params double?[] medians) => On("lte", 1, chosen, maui, medians);

    public static BenchCell On(string link, double speed, int chosen, int maui, params double?[] medians) => new(
        new BenchCase("le_net", Link(link), speed), "ms",
        [.. medians.Select((median, index) => new CutOutcome(index, $"layer{index}", 1000, median * 1.1 ?? 500, median is { } value ? [value * 0.9, value, value * 1.2] : [], 400))],
        chosen, maui, medians.Length - 1);
}
