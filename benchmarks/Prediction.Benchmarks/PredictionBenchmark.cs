using BenchmarkDotNet.Attributes;
using Neurosurgeon.Models;
using Neurosurgeon.Prediction.Datasets;
using Neurosurgeon.Prediction.Fitting;
using Neurosurgeon.Prediction.Tests.Support;

namespace Neurosurgeon.Prediction.Benchmarks;

/// <summary>
/// All layers of a network predicted once. The predictors are fitted to the folder that the environment variable
/// NEUROSURGEON_DATASET names, or to made-up measurements if it names none.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class PredictionBenchmark
{
    private LayerFeatures[] _layers = [];
    private PredictorSet _predictors = null!;

    [Params("vgg19", "mobile_net")]
    public string Model { get; set; } = "";

    [GlobalSetup]
    public void Fit()
    {
        using var store = new ModelStore();
        _layers = [.. store.Get(Model).Layers.Select(layer => layer.Features)];
        var folder = Environment.GetEnvironmentVariable("NEUROSURGEON_DATASET");
        _predictors = PredictorFit.Fit(folder is null ? MadeUp.Sweep() : DatasetReader.Read(folder).Samples);
        Console.WriteLine($"// {_layers.Length} layers of {Model}, fitted to {folder ?? "made-up measurements"}.");
    }

    [Benchmark]
    public double AllLayers()
    {
        double sum = 0;
        foreach (var layer in _layers)
            sum += _predictors.Predict(layer).Milliseconds;
        return sum;
    }
}
