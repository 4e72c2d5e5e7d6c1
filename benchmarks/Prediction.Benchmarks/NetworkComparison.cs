using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Prediction.Storage;

namespace Neurosurgeon.Prediction.Benchmarks;

/// <summary>
/// Predicted against measured for every network of the zoo, none of which predictors are fitted to: the whole, its layers
/// in place, and every cut. The predictors are calibrated before each network, as a node calibrates them at its start.
/// All are measured in three passes, minutes apart, of which the medians count: what else the machine does comes and goes.
/// </summary>
internal static class NetworkComparison
{
    private const double LeastLayerMs = 0.05;
    private const int Passes = 3;
    private static readonly TimeSpan LayerBudget = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CalibrationBudget = TimeSpan.FromMilliseconds(1200);

    public static void Run(string path, int threads)
    {
        var (set, origin) = PredictorFile.Load(path);
        Console.WriteLine($"{origin.Device}, {origin.EngineName} {origin.EngineVersion}, fitted for {origin.Threads} threads; measured with {threads}");
        Console.WriteLine($"{"network",-11} {"calibration",11} {"measured ms",12} {"predicted ms",12} {"error",8} {"cuts, median error",19}");
        using var store = new ModelStore();
        Network[] networks = [.. ModelZoo.Names.Select(name => store.Get(name))];
        var calibrations = new Calibration[networks.Length];
        List<Times>[] passes = [.. networks.Select(_ => new List<Times>())];
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < networks.Length; i++)
            {
                if (pass == 0)
                    calibrations[i] = Calibrate(set, threads).RelativeTo(origin.Calibration);
                passes[i].Add(Measure(networks[i], threads));
            }
        }

        List<double> wholes = [], layers = [], cuts = [];
        for (var i = 0; i < networks.Length; i++)
        {
            var times = Times.Median(passes[i]);
            var calibrated = new CalibratedPredictors(set, calibrations[i]);
            double[] predicted = [.. networks[i].Layers.Select(layer => calibrated.Predict(layer.Features).Milliseconds)];

            wholes.Add(predicted.Sum() / times.WholeMs - 1);
            layers.AddRange(times.LayerMs.Zip(predicted).Where(layer => layer.First >= LeastLayerMs).Select(layer => Math.Abs(layer.Second / layer.First - 1)));
            double[] cutErrors = [.. times.CutMs.Select(measured => Math.Abs(predicted.Sum() / measured - 1))];
            cuts.AddRange(cutErrors);
            Console.WriteLine($"{networks[i].Name,-11} {calibrations[i].MemoryFactor,5:0.00} {calibrations[i].ProcessorFactor,5:0.00} {times.WholeMs,12:0.000} {predicted.Sum(),12:0.000} {wholes[^1],8:+0.0%;-0.0%} {Median(cutErrors),19:0.0%}");
        }

        double[] distances = [.. wholes.Select(Math.Abs)];
        Console.WriteLine($"whole networks: median error {Median(distances):0.0%}, largest {distances.Max():0.0%}");
        Console.WriteLine($"layers of {LeastLayerMs * 1000:0} µs and more ({layers.Count}): median error {Median(layers):0.0%}, within ±20 % {layers.Count(error => error <= 0.2) / (double)layers.Count:0.0%}");
        Console.WriteLine($"cuts ({cuts.Count}): median error {Median(cuts):0.0%}");
    }

    private static Times Measure(Network network, int threads)
    {
        using var engine = new OnnxRuntimeEngine(new EngineOptions { Threads = threads });
        var profile = new LayerProfiler(engine, LayerBudget).Measure(network);
        return new Times(profile.WholeMs, [.. profile.LayerMs], CutTimes.Measure(engine, network));
    }

    private static Calibration Calibrate(PredictorSet set, int threads)
    {
        var folder = Directory.CreateTempSubdirectory("neurosurgeon-");
        try
        {
            var layers = new SampledLayers(() => new OnnxRuntimeEngine(new EngineOptions { Threads = threads }), folder.FullName);
            return Calibration.Of(set, layers.MeasureCommon(CalibrationBudget, CancellationToken.None));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>What one pass has measured of a network: the whole, its layers in place, and prefix and suffix of every cut together.</summary>
    private sealed record Times(double WholeMs, double[] LayerMs, double[] CutMs)
    {
        public static Times Median(List<Times> passes) => new(
            NetworkComparison.Median(passes.Select(pass => pass.WholeMs)),
            [.. passes[0].LayerMs.Select((_, layer) => NetworkComparison.Median(passes.Select(pass => pass.LayerMs[layer])))],
            [.. passes[0].CutMs.Select((_, cut) => NetworkComparison.Median(passes.Select(pass => pass.CutMs[cut])))]);
    }
}
