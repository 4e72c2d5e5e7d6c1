using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Statistics;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Store;

namespace Neurosurgeon.Inference.Benchmarks;

/// <summary>
/// Prefix and suffix against the whole network in one process, and the whole against a plain ONNX Runtime session. The
/// runs are interleaved, and a ratio is the median over rounds of two runs that were neighbours.
/// </summary>
internal static class SplitBenchmark
{
    private const double CutSeconds = 1;
    private const int FewestRounds = 9;

    // A network slower than this is measured at a few cuts only, or it would take half an hour.
    private const double SlowMs = 80;
    private const int CutsWhereSlow = 6;

    public static void Run(IReadOnlyList<string> models, int threads, TextWriter output)
    {
        using var store = new ModelStore(report: Console.Error.WriteLine);
        using var engine = new OnnxRuntimeEngine(new EngineOptions { Threads = threads });
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{engine.Description.Name} {engine.Description.Version}, {threads} threads"));
        output.WriteLine("                                      split / whole, by cut");
        output.WriteLine("model        whole ms  whole / plain   median  worst  at cut   cuts");
        foreach (string model in models)
            output.WriteLine(Measure(engine, store.Get(model)));
    }

    private static string Measure(OnnxRuntimeEngine engine, Network network)
    {
        using Tensor input = RandomTensor.Create(network.Input, seed: 1);
        List<double> wholeMs = [];
        double plain;
        using (var session = new PlainSession(network, input))
            plain = Ratio(Whole, session.Run, wholeMs);

        int[] cuts = [.. Cuts(network, wholeMs.Median())];
        double[] ratios = Array.ConvertAll(cuts, cut => Ratio(() => Split.Run(engine, network, cut, input).Dispose(), Whole, []));
        int worst = Array.IndexOf(ratios, ratios.Max());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{network.Name,-10}  {wholeMs.Median(),9:F2}  {plain,13:F3}  {ratios.Median(),7:F3}  {ratios[worst],5:F3}  {cuts[worst],6}  {cuts.Length,5}");

        void Whole() => engine.Run(network, network.All, [input]).Dispose();
    }

    /// <summary>Inner cuts: all of them, or a few at equal distances.</summary>
    private static IEnumerable<int> Cuts(Network network, double wholeMs)
    {
        int inner = network.Layers.Length - 1;
        int count = wholeMs > SlowMs ? Math.Min(CutsWhereSlow, inner) : inner;
        return Enumerable.Range(0, count).Select(index => 1 + (int)((long)index * (inner - 1) / Math.Max(1, count - 1)));
    }

    private static double Ratio(Action measured, Action reference, List<double> measuredMs)
    {
        measured();
        reference();
        List<double> ratios = [];
        long start = Stopwatch.GetTimestamp();
        while (ratios.Count < FewestRounds || Stopwatch.GetElapsedTime(start).TotalSeconds < CutSeconds)
        {
            // Who comes first changes, so that it favours neither.
            bool referenceFirst = ratios.Count % 2 == 0;
            double first = Milliseconds(referenceFirst ? reference : measured);
            double second = Milliseconds(referenceFirst ? measured : reference);
            measuredMs.Add(referenceFirst ? second : first);
            ratios.Add(referenceFirst ? second / first : first / second);
        }

        return ratios.Median();
    }

    private static double Milliseconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
