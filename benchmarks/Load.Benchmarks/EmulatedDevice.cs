using System.Diagnostics;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Profiling.Costs;

namespace Neurosurgeon.Load.Benchmarks;

/// <summary>
/// A device on which each layer takes what it is said to: the engine computes, and the rest of the time is slept away. So
/// several devices run on one machine whose cores none of them fills.
/// </summary>
/// <param name="engine">Computes, more quickly than the device; shared by all.</param>
/// <param name="layerMs">What a layer takes, in milliseconds.</param>
internal sealed class EmulatedDevice(IInferenceEngine engine, double layerMs) : IInferenceEngine, ILayerCostSource
{
    public EngineDescription Description => engine.Description;

    public void Prepare(Network network, LayerRange range) => engine.Prepare(network, range);

    public TensorSet Run(Network network, LayerRange range, IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default)
    {
        var start = Stopwatch.GetTimestamp();
        var outputs = engine.Run(network, range, inputs, cancellationToken);
        var rest = TimeSpan.FromMilliseconds(layerMs * range.Count) - Stopwatch.GetElapsedTime(start);
        if (rest > TimeSpan.Zero)
            Thread.Sleep(rest);
        return outputs;
    }

    public IRangeSession Open(Network network, LayerRange range) => engine.Open(network, range);

    public LayerCosts Of(Network network, Action<string> report) => new([.. network.Layers.Select(_ => layerMs)]);

    /// <summary>Nothing: the engine is shared.</summary>
    public void Dispose()
    {
    }
}
