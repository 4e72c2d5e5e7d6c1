using System.Diagnostics;
using System.Globalization;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Inference.Torch;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Store;

namespace Neurosurgeon.Engines.Benchmarks;

/// <summary>The measured process: says what engine it has, then runs a network once for each line that names one, and answers in milliseconds.</summary>
internal static class EngineWorker
{
    public static int Serve(EngineKind kind, int threads, TextReader requests, TextWriter answers)
    {
        using IInferenceEngine? engine = Start(kind, new EngineOptions { Threads = threads }, answers);
        if (engine is null)
            return 3;
        using var store = new ModelStore(report: Console.Error.WriteLine);
        answers.WriteLine($"{engine.Description.Name} {engine.Description.Version}");
        while (requests.ReadLine() is { } model)
            answers.WriteLine(Milliseconds(engine, store.Get(model)).ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }

    private static IInferenceEngine? Start(EngineKind kind, EngineOptions options, TextWriter answers)
    {
        try
        {
            return kind == EngineKind.TorchSharp ? new TorchSharpEngine(options) : new OnnxRuntimeEngine(options);
        }
        catch (EngineNotAvailableException error)
        {
            answers.WriteLine($"{EngineProcess.Refusal}{error.Message}");
            return null;
        }
    }

    private static double Milliseconds(IInferenceEngine engine, Network network)
    {
        using Tensor input = RandomTensor.Create(network.Input, seed: 1);
        long start = Stopwatch.GetTimestamp();
        engine.Run(network, network.All, [input]).Dispose();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
