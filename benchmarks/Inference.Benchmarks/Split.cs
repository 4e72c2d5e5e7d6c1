using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference.Benchmarks;

/// <summary>A network run in two parts.</summary>
internal static class Split
{
    /// <summary>The network's output by way of a cut.</summary>
    public static TensorSet Run(IInferenceEngine engine, Network network, int cut, Tensor input)
    {
        if (cut == network.Layers.Length)
            return engine.Run(network, network.All, [input]);
        using TensorSet crossing = engine.Run(network, new LayerRange(0, cut), [input]);
        return engine.Run(network, new LayerRange(cut, network.Layers.Length), crossing);
    }
}
