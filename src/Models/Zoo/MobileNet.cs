using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Models.Zoo;

/// <summary>torchvision's mobilenet_v2. Dropout does nothing at inference and is left out.</summary>
internal static class MobileNet
{
    private const int FirstChannels = 32;
    private const int LastChannels = 1280;

    /// <summary>Stages of inverted residual blocks, as in the paper's Table 2; only a stage's first block has its stride.</summary>
    private static readonly (int Expansion, int Channels, int Blocks, int Stride)[] Stages =
        [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

    public static void Build(GraphBuilder graph)
    {
        string x = graph.Convolution(
            "conv1", GraphBuilder.InputName, "features.0.0", (3, FirstChannels), kernel: 3, stride: 2, padding: 1, bias: false);
        x = graph.BatchNormalization("conv1_bn", x, "features.0.1", FirstChannels);
        x = graph.Relu6("conv1_relu6", x);

        int channels = FirstChannels;
        int number = 1;
        foreach ((int expansion, int outputs, int blocks, int stride) in Stages)
        {
            for (int block = 0; block < blocks; block++, number++)
            {
                x = InvertedResidual(graph, x, number, expansion, (channels, outputs), block == 0 ? stride : 1);
                channels = outputs;
            }
        }

        x = graph.Convolution("conv_last", x, $"features.{number}.0", (channels, LastChannels), kernel: 1, bias: false);
        x = graph.BatchNormalization("conv_last_bn", x, $"features.{number}.1", LastChannels);
        x = graph.Relu6("conv_last_relu6", x);
        x = graph.GlobalAveragePool("avgpool", x);
        x = graph.Flatten("flatten", x);
        graph.Classifier("fc", x, "classifier.1", LastChannels, 1000);
    }

    private static string InvertedResidual(
        GraphBuilder graph, string input, int number, int expansion, (int Inputs, int Outputs) channels, int stride)
    {
        string name = $"block{number}";
        string parameters = $"features.{number}.conv";
        int hidden = channels.Inputs * expansion;
        int position = 0;
        string x = input;
        if (expansion != 1)
        {
            x = graph.Convolution($"{name}_expand", x, $"{parameters}.0.0", (channels.Inputs, hidden), kernel: 1, bias: false);
            x = graph.BatchNormalization($"{name}_expand_bn", x, $"{parameters}.0.1", hidden);
            x = graph.Relu6($"{name}_expand_relu6", x);
            position++;
        }

        x = graph.Convolution(
            $"{name}_depthwise", x, $"{parameters}.{position}.0", (hidden, hidden), kernel: 3, stride, padding: 1, groups: hidden, bias: false);
        x = graph.BatchNormalization($"{name}_depthwise_bn", x, $"{parameters}.{position}.1", hidden);
        x = graph.Relu6($"{name}_depthwise_relu6", x);
        position++;

        x = graph.Convolution(
            $"{name}_project", x, $"{parameters}.{position}", (hidden, channels.Outputs), kernel: 1, bias: false, next: Nonlinearity.None);
        x = graph.BatchNormalization($"{name}_project_bn", x, $"{parameters}.{position + 1}", channels.Outputs);
        return stride == 1 && channels.Inputs == channels.Outputs ? graph.Add($"{name}_add", input, x) : x;
    }
}
