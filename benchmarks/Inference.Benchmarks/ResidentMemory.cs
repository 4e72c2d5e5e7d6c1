using System.Diagnostics;
using System.Globalization;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Store;

namespace Neurosurgeon.Inference.Benchmarks;

/// <summary>Resident memory of a process after some load. Linux only.</summary>
internal static class ResidentMemory
{
    private const int Runs = 3;

    /// <summary>Bytes resident in a new process that has run this load and nothing else.</summary>
    public static long InNewProcess(string model, Load load)
    {
        using var process = Process.Start(new ProcessStartInfo
        {
            FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ArgumentList = { "exec", typeof(ResidentMemory).Assembly.Location, "memory", model, load.ToString() },
            RedirectStandardOutput = true,
        })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? long.Parse(output.Trim(), CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The process that measures {model} ended with exit code {process.ExitCode}.");
    }

    /// <summary>Bytes resident in this process after it has run this load.</summary>
    public static long After(string model, Load load)
    {
        using var store = new ModelStore();
        Network network = store.Get(model);
        using var engine = new OnnxRuntimeEngine(new EngineOptions { SessionBudgetBytes = long.MaxValue });
        using Tensor input = RandomTensor.Create(network.Input, seed: 1);
        if (load == Load.Plain)
        {
            using var plain = new PlainSession(network, input);

            // It has weights of its own now; those it was made from would count twice.
            network.Dispose();
            for (int run = 0; run < Runs; run++)
                plain.Run();
            return Resident();
        }

        for (int run = 0; run < Runs; run++)
            engine.Run(network, network.All, [input]).Dispose();
        for (int cut = 0; load == Load.Cuts && cut < network.Cuts.Length; cut++)
        {
            for (int run = 0; run < Runs; run++)
                Split.Run(engine, network, cut, input).Dispose();
        }

        return Resident();
    }

    private static long Resident()
    {
        GC.Collect();
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
