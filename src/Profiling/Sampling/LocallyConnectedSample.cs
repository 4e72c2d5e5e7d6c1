using Neurosurgeon.Models.Building;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Profiling.Sampling;

/// <summary>Locally connected layers one after another behind a convolution, as DeepFace has them.</summary>
internal static class LocallyConnectedSample
{
    private const int MostLayers = 4;

    public static ZooModel Create(string name, Draws random, SampleSize size, ulong seed)
    {
        int side = random.LogUniform(12, 72);
        int channels = random.Channels(3, 48);
        return new ZooModel(name, [1, channels, side, side], graph => Build(graph, random, size, channels, side), seed);
    }

    private static void Build(GraphBuilder graph, Draws random, SampleSize size, int channels, int side)
    {
        int hidden = random.Channels(4, 48);
        string x = graph.Convolution("conv", GraphBuilder.InputName, "conv", (channels, hidden), kernel: 3, padding: 1);
        channels = hidden;
        for (int layer = 0; layer < MostLayers; layer++)
        {
            int kernel = random.Of(3, 3, 5, 5, 7, 9);
            int stride = random.Of(1, 1, 1, 2);
            int windows = (side - kernel) / stride + 1;
            int outputs = side < kernel ? 0 : size.Take(random.Channels(4, 48), (double)windows * windows * channels * kernel * kernel, 1);
            if (outputs == 0)
                continue;
            string name = $"local{layer}";
            x = graph.LocallyConnected(name, x, name, (channels, outputs), side, kernel, stride);
            (channels, side) = (outputs, windows);
        }

        graph.DeclareOutput(x, [1, channels, side, side], ElementType.Float32);
    }
}
