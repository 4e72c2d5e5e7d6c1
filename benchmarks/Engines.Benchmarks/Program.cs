using Neurosurgeon.Engines.Benchmarks;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Zoo;

const string usage = "usage: [--threads N] [MODEL ...]";

if (args is [EngineProcess.Verb, var engine, var own] && EngineNames.TryParse(engine, out var kind))
    return EngineWorker.Serve(kind, int.Parse(own), Console.In, Console.Out);

string[] models = args;
int threads = Environment.ProcessorCount;
if (models is ["--threads", var number, ..] && int.TryParse(number, out threads) && threads > 0)
    models = models[2..];
if (Array.Exists(models, name => !ModelZoo.TryResolve(name, out _)))
{
    Console.Error.WriteLine(usage);
    return 2;
}

try
{
    EngineBenchmark.Run(models.Length > 0 ? models : [.. ModelZoo.Names], threads, Console.Out);
    return 0;
}
catch (EngineNotAvailableException error)
{
    Console.Error.WriteLine(error.Message);
    return 3;
}
