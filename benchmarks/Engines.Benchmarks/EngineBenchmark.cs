using System.Diagnostics;
using System.Globalization;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.Torch;
using Neurosurgeon.Models;

namespace Neurosurgeon.Engines.Benchmarks;

/// <summary>
/// Whole networks on both engines in one process, in turns, so that what else the machine does falls on both alike;
/// medians. A number of threads holds for a process, so that another takes another run.
/// </summary>
internal static class EngineBenchmark
{
    private const double ModelSeconds = 6;
    private const int FewestRounds = 9;
    private const int WarmUps = 3;

    public static void Run(IReadOnlyList<string> models, int threads, TextWriter output)
    {
        var options = new EngineOptions { Threads = threads };
        using IInferenceEngine torch = TorchSharpEngines.Create(options);
        using IInferenceEngine onnx = new OnnxRuntimeEngine(options);
        using var store = new ModelStore(report: Console.Error.WriteLine);
        output.WriteLine($"{Title(onnx)} and {Title(torch)}, {threads} thread{(threads == 1 ? "" : "s")}");
        output.WriteLine("model       onnxruntime ms  torchsharp ms  torchsharp / onnxruntime  largest difference");
        foreach (string model in models)
            output.WriteLine(Measure(onnx, torch, store.Get(model)));
    }

    private static string Measure(IInferenceEngine onnx, IInferenceEngine torch, Network network)
    {
        using Tensor input = RandomTensor.Create(network.Input, seed: 1);
        double difference = 0;
        for (int round = 0; round < WarmUps; round++)
        {
            using TensorSet expected = onnx.Run(network, network.All, [input]);
            using TensorSet actual = torch.Run(network, network.All, [input]);
            difference = Difference(expected[0].Floats, actual[0].Floats);
        }

        List<double> onnxMs = [];
        List<double> torchMs = [];
        long start = Stopwatch.GetTimestamp();
        while (onnxMs.Count < FewestRounds || Stopwatch.GetElapsedTime(start).TotalSeconds < ModelSeconds)
        {
            onnxMs.Add(Milliseconds(onnx, network, input));
            torchMs.Add(Milliseconds(torch, network, input));
        }

        double ratio = Median(onnxMs.Zip(torchMs, (onnxTime, torchTime) => torchTime / onnxTime));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{network.Name,-10}  {Median(onnxMs),14:F2}  {Median(torchMs),13:F2}  {ratio,24:F2}  {difference,18:E1}");
    }

    private static double Milliseconds(IInferenceEngine engine, Network network, Tensor input)
    {
        long start = Stopwatch.GetTimestamp();
        engine.Run(network, network.All, [input]).Dispose();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>As a share of the largest magnitude.</summary>
    private static double Difference(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        double largest = 0;
        double difference = 0;
        for (int index = 0; index < expected.Length; index++)
        {
            largest = Math.Max(largest, Math.Abs(expected[index]));
            difference = Math.Max(difference, Math.Abs(expected[index] - actual[index]));
        }

        return difference / largest;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Title(IInferenceEngine engine) => $"{engine.Description.Name} {engine.Description.Version}";
}
