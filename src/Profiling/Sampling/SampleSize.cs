namespace Neurosurgeon.Profiling.Sampling;

/// <summary>How much work a sampled network may hold, and each of its layers; counted down as layers are added.</summary>
internal sealed class SampleSize
{
    // From taggers of words, of which a layer takes some MFLOP, to vgg_net, whose largest takes 3.7 GFLOP and 411 MB of weights.
    private const double LeastFlops = 2e6, MostFlops = 5e9, MostFlopsTogether = 8e9;
    private const double LeastWeightBytes = 1.5e5, MostWeightBytes = 3.5e8, MostWeightBytesTogether = 4e8;
    private const int LargestLayers = 6;

    private readonly double _layerFlops;
    private readonly double _layerWeightBytes;
    private double _flops;
    private double _weightBytes;

    private SampleSize(double layerFlops, double layerWeightBytes)
    {
        (_layerFlops, _layerWeightBytes) = (layerFlops, layerWeightBytes);
        _flops = Math.Min(layerFlops * LargestLayers, MostFlopsTogether);
        _weightBytes = Math.Min(layerWeightBytes * LargestLayers, MostWeightBytesTogether);
    }

    /// <summary>A size between those of small and large networks, on a logarithmic scale.</summary>
    public static SampleSize Draw(Draws random) =>
        new(random.LogUniform(LeastFlops, MostFlops), random.LogUniform(LeastWeightBytes, MostWeightBytes));

    /// <summary>
    /// Takes as much as fits in: halves the outputs until the layer does.
    /// </summary>
    /// <param name="outputs">Output channels or features that are wanted; at least 1.</param>
    /// <param name="weights">Weights of one output.</param>
    /// <param name="positions">How often each weight is used.</param>
    /// <param name="least">Below this many outputs nothing is taken.</param>
    /// <returns>How many outputs fit, a half, a quarter … of those wanted; 0 if even the least do not.</returns>
    public int Take(int outputs, double weights, double positions, int least = 1)
    {
        for (; outputs >= least; outputs /= 2)
        {
            double flops = 2 * weights * outputs * positions;
            double bytes = weights * outputs * sizeof(float);
            if (flops > Math.Min(_flops, _layerFlops) || bytes > Math.Min(_weightBytes, _layerWeightBytes))
                continue;
            _flops -= flops;
            _weightBytes -= bytes;
            return outputs;
        }

        return 0;
    }
}
