using MathNet.Numerics.Statistics;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Prediction.Benchmarks;

/// <summary>
/// Predicted against measured for every network of the zoo, none of which predictors are fitted to: the whole, its layers
/// in place, and every cut. The predictors are calibrated before each network, as a node calibrates them at its start.
/// That is done in three passes, minutes apart, of whose errors the medians count: what else the machine does comes and goes.
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
        List<Pass>[] passes = [.. networks.Select(_ => new List<Pass>())];
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < networks.Length; i++)
                passes[i].Add(Measure(networks[i], new CalibratedPredictors(set, Calibrate(set, threads).RelativeTo(origin.Calibration)), threads));
        }

        List<double> wholes = [], layers = [], cuts = [];
        for (var i = 0; i < networks.Length; i++)
        {
            double Of(Func<Pass, double> value) => passes[i].Select(value).Median();
            wholes.Add(Of(pass => pass.WholeError));
            layers.AddRange(networks[i].Layers
                .Where(layer => Of(pass => pass.LayerMs[layer.Index]) >= LeastLayerMs)
                .Select(layer => Math.Abs(Of(pass => pass.PredictedMs[layer.Index] / pass.LayerMs[layer.Index] - 1))));
            double[] cutErrors = [.. networks[i].Cuts.Select(cut => Math.Abs(Of(pass => pass.CutError(cut.Index))))];
            cuts.AddRange(cutErrors);
            Console.WriteLine($"{networks[i].Name,-11} {Of(pass => pass.Calibration.MemoryFactor),5:0.00} {Of(pass => pass.Calibration.ProcessorFactor),5:0.00} {Of(pass => pass.WholeMs),12:0.000} {Of(pass => pass.PredictedMs.Sum()),12:0.000} {wholes[^1],8:+0.0%;-0.0%} {cutErrors.Median(),19:0.0%}");
        }

        double[] distances = [.. wholes.Select(Math.Abs)];
        Console.WriteLine($"whole networks: median error {distances.Median():0.0%}, largest {distances.Max():0.0%}");
        Console.WriteLine($"layers of {LeastLayerMs * 1000:0} µs and more ({layers.Count}): median error {layers.Median():0.0%}, within ±20 % {layers.Count(error => error <= 0.2) / (double)layers.Count:0.0%}");
        Console.WriteLine($"cuts ({cuts.Count}): median error {cuts.Median():0.0%}");
    }

    private static Pass Measure(Network network, CalibratedPredictors predictors, int threads)
    {
        using var engine = new OnnxRuntimeEngine(new EngineOptions { Threads = threads });
        var profile = new LayerProfiler(engine, LayerBudget).Measure(network);
        return new Pass(
            predictors.Calibration,
            [.. network.Layers.Select(layer => predictors.Predict(layer.Features).Milliseconds)],
            profile.WholeMs,
            [.. profile.LayerMs],
            CutTimes.Measure(engine, network));
    }

    private static Calibration Calibrate(PredictorSet set, int threads)
    {
        var layers = new SampledLayers(() => new OnnxRuntimeEngine(new EngineOptions { Threads = threads }));
        return Calibration.Of(set, layers.MeasureCommon(CalibrationBudget, CancellationToken.None));
    }

    /// <summary>One network in one pass: predicted, and then measured as a whole, layer by layer in place, and cut by cut.</summary>
    private sealed record Pass(Calibration Calibration, double[] PredictedMs, double WholeMs, double[] LayerMs, double[] CutMs)
    {
        public double WholeError => PredictedMs.Sum() / WholeMs - 1;

        public double CutError(int cut) => PredictedMs.Sum() / CutMs[cut] - 1;
    }
}
