using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Store;

namespace Neurosurgeon.Codecs.Benchmarks;

/// <summary>What a network makes of a seeded random input.</summary>
internal static class Activation
{
    /// <summary>The tensor that the layer before a cut makes.</summary>
    public static (float[] Values, int[] Shape) Of(string model, int cutIndex)
    {
        using var store = new ModelStore();
        using var engine = new OnnxRuntimeEngine(new EngineOptions());
        var network = store.Get(model);
        using var crossing = engine.Run(network, new LayerRange(0, cutIndex), [RandomTensor.Create(network.Input, seed: 1)]);
        return (crossing[^1].Floats.ToArray(), [.. crossing[^1].Info.Shape]);
    }
}
