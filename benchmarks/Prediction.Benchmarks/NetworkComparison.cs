using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Prediction.Storage;

namespace Neurosurgeon.Prediction.Benchmarks;

/// <summary>
/// Predicted against measured for every network of the zoo, none of which predictors are fitted to: the whole, its layers
/// in place, and every cut. The predictors are calibrated before each network, as a node calibrates them at its start.
/// </summary>
internal static class NetworkComparison
{
    private const double LeastLayerMs = 0.05;
    private static readonly TimeSpan LayerBudget = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan CalibrationBudget = TimeSpan.FromMilliseconds(800);

    public static void Run(string path, int threads)
    {
        var (set, origin) = PredictorFile.Load(path);
        Console.WriteLine($"{origin.Device}, {origin.EngineName} {origin.EngineVersion}, fitted for {origin.Threads} threads; measured with {threads}");
        Console.WriteLine($"{"network",-11} {"calibration",11} {"measured ms",12} {"predicted ms",12} {"error",8} {"cuts, median error",19}");
        List<double> wholes = [], layers = [], cuts = [];
        using var store = new ModelStore();
        foreach (var name in ModelZoo.Names)
        {
            using var engine = new OnnxRuntimeEngine(new EngineOptions { Threads = threads });
            var network = store.Get(name);
            var calibrated = new CalibratedPredictors(set, Calibrate(set, threads));
            var profile = new LayerProfiler(engine, LayerBudget).Measure(network);
            double[] predicted = [.. network.Layers.Select(layer => calibrated.Predict(layer.Features).Milliseconds)];

            wholes.Add(predicted.Sum() / profile.WholeMs - 1);
            layers.AddRange(profile.LayerMs.Zip(predicted).Where(layer => layer.First >= LeastLayerMs).Select(layer => Math.Abs(layer.Second / layer.First - 1)));
            double[] cutErrors = [.. CutTimes.Measure(engine, network).Select(measured => Math.Abs(predicted.Sum() / measured - 1))];
            cuts.AddRange(cutErrors);
            Console.WriteLine($"{name,-11} {calibrated.Calibration.MemoryFactor,5:0.00} {calibrated.Calibration.ProcessorFactor,5:0.00} {profile.WholeMs,12:0.000} {predicted.Sum(),12:0.000} {wholes[^1],8:+0.0%;-0.0%} {Median(cutErrors),19:0.0%}");
        }

        double[] distances = [.. wholes.Select(Math.Abs)];
        Console.WriteLine($"whole networks: median error {Median(distances):0.0%}, largest {distances.Max():0.0%}");
        Console.WriteLine($"layers of {LeastLayerMs * 1000:0} µs and more ({layers.Count}): median error {Median(layers):0.0%}, within ±20 % {layers.Count(error => error <= 0.2) / (double)layers.Count:0.0%}");
        Console.WriteLine($"cuts ({cuts.Count}): median error {Median(cuts):0.0%}");
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
}
