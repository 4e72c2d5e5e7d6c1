using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Models.Zoo.Paper;

/// <summary>Image classification: VGG-19 as Caffe has it, without batch normalisation; 46 layers.</summary>
internal static class Vgg19
{
    /// <summary>Convolutions of each stage and their channels; a pool ends each stage.</summary>
    private static readonly (int Convolutions, int Channels)[] Stages = [(2, 64), (2, 128), (4, 256), (4, 512), (4, 512)];

    public static void Build(GraphBuilder graph)
    {
        string x = GraphBuilder.InputName;
        int channels = 3;
        for (int stage = 1; stage <= Stages.Length; stage++)
        {
            (int convolutions, int outputs) = Stages[stage - 1];
            for (int number = 1; number <= convolutions; number++)
            {
                x = graph.Convolution($"conv{stage}_{number}", x, $"conv{stage}_{number}", (channels, outputs), kernel: 3, padding: 1);
                x = graph.Relu($"relu{stage}_{number}", x);
                channels = outputs;
            }

            x = graph.MaxPool($"pool{stage}", x, kernel: 2, stride: 2, roundUp: true);
        }

        x = graph.Flatten("fc6/flatten", x);
        x = graph.DroppedOut(6, x, inputs: 512 * 7 * 7);
        x = graph.DroppedOut(7, x, inputs: 4096);
        x = graph.FullyConnected("fc8", x, "fc8", 4096, 1000, Nonlinearity.None);
        graph.MostLikelyClass(x, rows: 1);
    }
}
