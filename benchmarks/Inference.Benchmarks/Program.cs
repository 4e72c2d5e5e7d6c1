using Neurosurgeon.Inference.Benchmarks;
using Neurosurgeon.Models.Zoo;

const string usage = "usage: [--threads N] [MODEL ...] | memory MODEL plain|whole|cuts";

string[] models = args;
int threads = Environment.ProcessorCount;
if (models is ["memory", var model, var what] && Enum.TryParse(what, ignoreCase: true, out Load load))
{
    Console.WriteLine(ResidentMemory.After(model, load));
    return 0;
}

if (models is ["--threads", var number, ..] && int.TryParse(number, out threads) && threads > 0)
    models = models[2..];
if (Array.Exists(models, name => !ModelZoo.TryResolve(name, out _)))
{
    Console.Error.WriteLine(usage);
    return 2;
}

if (models.Length == 0)
    models = [.. ModelZoo.Names];
SplitBenchmark.Run(models, threads, Console.Out);
MemoryBenchmark.Run(Console.Out);
return 0;
