using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Statistics;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Engines.Benchmarks;

/// <summary>
/// Whole networks on both engines, each in a process of its own, in turns, so that what else the machine does falls on
/// both alike; medians, and the ratio as the median over rounds of two runs that were neighbours.
/// </summary>
internal static class EngineBenchmark
{
    private const double ModelSeconds = 6;
    private const int FewestRounds = 9;
    private const int WarmUps = 3;

    /// <exception cref="EngineNotAvailableException">This build lacks TorchSharp.</exception>
    public static void Run(IReadOnlyList<string> models, int threads, TextWriter output)
    {
        using var onnx = new EngineProcess(EngineKind.OnnxRuntime, threads);
        using var torch = new EngineProcess(EngineKind.TorchSharp, threads);
        output.WriteLine($"{onnx.Title} and {torch.Title}, {threads} thread{(threads == 1 ? "" : "s")}");
        output.WriteLine("model       onnxruntime ms  torchsharp ms  torchsharp / onnxruntime");
        foreach (string model in models)
            output.WriteLine(Measure(onnx, torch, model));
    }

    private static string Measure(EngineProcess onnx, EngineProcess torch, string model)
    {
        for (int round = 0; round < WarmUps; round++)
        {
            onnx.Run(model);
            torch.Run(model);
        }

        List<double> onnxMs = [];
        List<double> torchMs = [];
        long start = Stopwatch.GetTimestamp();
        while (onnxMs.Count < FewestRounds || Stopwatch.GetElapsedTime(start).TotalSeconds < ModelSeconds)
        {
            onnxMs.Add(onnx.Run(model));
            torchMs.Add(torch.Run(model));
        }

        double ratio = onnxMs.Zip(torchMs, (onnxTime, torchTime) => torchTime / onnxTime).Median();
        return string.Create(
            CultureInfo.InvariantCulture, $"{model,-10}  {onnxMs.Median(),14:F2}  {torchMs.Median(),13:F2}  {ratio,24:F2}");
    }
}
