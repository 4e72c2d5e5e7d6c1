using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Profiling.Costs;

/// <summary>Makes a range of layers as quick at its first task as at any other.</summary>
public static class EngineWarmUp
{
    /// <summary>Builds the range's session and runs it once on zeros.</summary>
    public static void WarmUp(this IInferenceEngine engine, Network network, LayerRange layers)
    {
        if (layers.Count == 0)
            return;

        var zeros = network.Cuts[layers.First].Tensors.Select(info => Tensor.FromMemory(info, new byte[info.Bytes])).ToArray();
        engine.Run(network, layers, zeros).Dispose();
    }
}
