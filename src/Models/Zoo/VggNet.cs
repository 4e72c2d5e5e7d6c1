using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Models.Zoo;

/// <summary>torchvision's vgg16_bn. Dropout does nothing at inference and is left out.</summary>
internal static class VggNet
{
    /// <summary>Channels of the convolutions, stage by stage; a pool ends each stage.</summary>
    private static readonly int[][] Stages = [[64, 64], [128, 128], [256, 256, 256], [512, 512, 512], [512, 512, 512]];

    public static void Build(GraphBuilder graph)
    {
        string x = GraphBuilder.InputName;
        int channels = 3;
        int position = 0;
        for (int stage = 1; stage <= Stages.Length; stage++)
        {
            int[] convolutions = Stages[stage - 1];
            for (int number = 1; number <= convolutions.Length; number++)
            {
                int outputs = convolutions[number - 1];
                x = graph.Convolution($"conv{stage}_{number}", x, $"features.{position}", (channels, outputs), kernel: 3, padding: 1);
                x = graph.BatchNormalization($"bn{stage}_{number}", x, $"features.{position + 1}", outputs);
                x = graph.Relu($"relu{stage}_{number}", x);
                channels = outputs;
                position += 3;
            }

            x = graph.MaxPool($"pool{stage}", x, kernel: 2, stride: 2);
            position++;
        }

        // An adaptive pool to 7×7, which an input of 224×224 has already.
        x = graph.AveragePool("avgpool", x, kernel: 1, stride: 1);
        x = graph.Flatten("flatten", x);
        x = graph.FullyConnected("fc6", x, "classifier.0", 512 * 7 * 7, 4096, Nonlinearity.Rectifier);
        x = graph.Relu("relu6", x);
        x = graph.FullyConnected("fc7", x, "classifier.3", 4096, 4096, Nonlinearity.Rectifier);
        x = graph.Relu("relu7", x);
        graph.Classifier("fc8", x, "classifier.6", 4096, 1000);
    }
}
