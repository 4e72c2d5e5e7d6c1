using BenchmarkDotNet.Attributes;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Prediction.Fitting;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Prediction.Tests.Support;

namespace Neurosurgeon.Prediction.Benchmarks;

/// <summary>
/// All layers of a network predicted once, by the file of predictors that the environment variable
/// NEUROSURGEON_PREDICTORS names, or by those fitted to made-up measurements if it names none.
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
        _layers = [.. ModelZoo.Outline(Model).Layers.Select(layer => layer.Features)];
        var file = Environment.GetEnvironmentVariable("NEUROSURGEON_PREDICTORS");
        _predictors = file is null ? PredictorFit.Fit(MadeUp.Sweep()) : PredictorFile.Load(file).Set;
        Console.WriteLine($"// {_layers.Length} layers of {Model}, by {file ?? "predictors fitted to made-up measurements"}.");
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
