using Neurosurgeon.Models.Building;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Profiling.Sampling;

/// <summary>Networks that look at images: convolutions and what stands between them, often with a classifier behind.</summary>
internal static class ImageSample
{
    private const int MostBlocks = 14;
    private const int LargestOfManyImages = 40;

    private static readonly int[] UsualSides = [227, 224, 224, 152, 128, 112, 112, 96, 64, 56, 56, 55, 32, 28, 28, 27, 14, 14, 13, 8, 7];

    public static ZooModel Create(string name, Draws random, SampleSize size, ulong seed)
    {
        int side = random.Chance(0.5) ? random.Of(UsualSides) : random.LogUniform(6, 230);
        int batch = side <= LargestOfManyImages && random.Chance(0.25) ? random.LogUniform(2, 128) : 1;
        int channels = random.Chance(0.55) ? random.Of(3, 3, 3, 1) : random.Channels(4, 512);
        return new ZooModel(
            name,
            [batch, channels, side, side],
            graph => Build(graph, random, size, new Plane(GraphBuilder.InputName, batch, channels, side)),
            seed);
    }

    private static void Build(GraphBuilder graph, Draws random, SampleSize size, Plane x)
    {
        var blocks = new ImageBlocks(graph, random, size);
        x = blocks.Convolution("first", x);
        if (x.Name == GraphBuilder.InputName)
            x = blocks.Lrn("first", x);
        int count = random.LogUniform(4, MostBlocks);
        for (int block = 0; block < count; block++)
        {
            string name = $"block{block}";
            x = random.Of<Func<string, Plane, Plane>>(
                (7, blocks.Convolution),
                (3, blocks.Depthwise),
                (1.5, blocks.Residual),
                (0.8, blocks.Branches),
                (1.5, blocks.MaxPool),
                (0.7, blocks.AveragePool),
                (0.5, blocks.Lrn),
                (0.5, blocks.BatchNormalization))(name, x);
        }

        if (random.Chance(0.5))
            Classify(graph, random, size, x);
        else
            graph.DeclareOutput(x.Name, [x.Batch, x.Channels, x.Side, x.Side], ElementType.Float32);
    }

    private static void Classify(GraphBuilder graph, Draws random, SampleSize size, Plane x)
    {
        if (random.Chance(0.5))
            x = x with { Name = graph.GlobalAveragePool("global", x.Name), Side = 1 };
        string flat = graph.Flatten("flatten", x.Name);
        new DenseSample(graph, random, size).Append(flat, x.Batch, x.Channels * x.Side * x.Side, random.LogUniform(1, 3));
    }
}
