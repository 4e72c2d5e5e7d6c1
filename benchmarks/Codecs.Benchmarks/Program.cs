using BenchmarkDotNet.Running;
using Neurosurgeon.Codecs.Benchmarks;
using Neurosurgeon.Models.Zoo;

// dotnet run -c Release --project benchmarks/Codecs.Benchmarks               speeds
// dotnet run -c Release --project benchmarks/Codecs.Benchmarks sizes [MODEL …]  sizes and errors of real activations
if (args is not ["sizes", .. var models])
{
    BenchmarkRunner.Run<SpeedBenchmark>(args: args);
    return;
}

foreach (var model in models.Length > 0 ? models : ["alex_net", "vgg19", "mobile_net"])
    SizeTable.Write(Console.Out, ModelZoo.Resolve(model));
