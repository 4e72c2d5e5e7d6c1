using System.Diagnostics;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Benchmarks;

/// <summary>Measures a network in two parts, at every cut: what edge and cloud compute together, each alone on this machine.</summary>
internal static class CutTimes
{
    private const int Runs = 3;

    /// <summary>Milliseconds of prefix and suffix together, cut by cut: medians of three runs after one that is not counted.</summary>
    public static double[] Measure(IInferenceEngine engine, Network network)
    {
        using var input = RandomTensor.Create(network.Input, seed: 1);
        return [.. network.Cuts.Select(cut => Measure(engine, network, cut.Index, input))];
    }

    private static double Measure(IInferenceEngine engine, Network network, int cut, Tensor input)
    {
        using var prefix = cut > 0 ? engine.Open(network, new LayerRange(0, cut)) : null;
        using var suffix = cut < network.Layers.Length ? engine.Open(network, new LayerRange(cut, network.Layers.Length)) : null;
        var times = new double[Runs + 1];
        for (var run = 0; run <= Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            using var crossing = prefix?.Run([input]);
            using var output = suffix?.Run(crossing ?? (IReadOnlyList<Tensor>)[input]);
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times[1..].Order().ElementAt(Runs / 2);
    }
}
