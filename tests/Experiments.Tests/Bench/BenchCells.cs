using Neurosurgeon.Experiments.Bench;
using Neurosurgeon.Hosts.Input;

namespace Neurosurgeon.Experiments.Tests.Bench;

/// <summary>Cells made up from medians.</summary>
internal static class BenchCells
{
    /// <summary>A cell whose cuts took so long; those without a time were not run.</summary>
    public static BenchCell Of(int chosen, int maui, params double?[] medians) => On("lte", 1, chosen, maui, medians);

    public static BenchCell On(string network, double speed, int chosen, int maui, params double?[] medians) => new(
        new BenchCase("le_net", NetworkText.Read(network), speed), "ms",
        [.. medians.Select((median, index) => new CutOutcome(index, $"layer{index}", 1000, median * 1.1 ?? 500, median is { } value ? [value * 0.9, value, value * 1.2] : [], 400))],
        chosen, maui, medians.Length - 1);
}
