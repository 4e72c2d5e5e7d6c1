using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Models.Zoo.Paper;

/// <summary>Image classification: AlexNet as Caffe has it, with groups and local response normalisation; 24 layers.</summary>
internal static class Imc
{
    public static void Build(GraphBuilder graph)
    {
        string x = graph.Convolution("conv1", GraphBuilder.InputName, "conv1", (3, 96), kernel: 11, stride: 4);
        x = graph.Relu("relu1", x);
        x = graph.MaxPool("pool1", x, kernel: 3, stride: 2, roundUp: true);
        x = graph.LocalResponseNormalization("norm1", x, size: 5);
        x = graph.Convolution("conv2", x, "conv2", (96, 256), kernel: 5, padding: 2, groups: 2);
        x = graph.Relu("relu2", x);
        x = graph.MaxPool("pool2", x, kernel: 3, stride: 2, roundUp: true);
        x = graph.LocalResponseNormalization("norm2", x, size: 5);
        x = graph.Convolution("conv3", x, "conv3", (256, 384), kernel: 3, padding: 1);
        x = graph.Relu("relu3", x);
        x = graph.Convolution("conv4", x, "conv4", (384, 384), kernel: 3, padding: 1, groups: 2);
        x = graph.Relu("relu4", x);
        x = graph.Convolution("conv5", x, "conv5", (384, 256), kernel: 3, padding: 1, groups: 2);
        x = graph.Relu("relu5", x);
        x = graph.MaxPool("pool5", x, kernel: 3, stride: 2, roundUp: true);
        x = graph.Flatten("fc6/flatten", x);
        x = graph.DroppedOut(6, x, inputs: 256 * 6 * 6);
        x = graph.DroppedOut(7, x, inputs: 4096);
        x = graph.FullyConnected("fc8", x, "fc8", 4096, 1000, Nonlinearity.None);
        graph.MostLikelyClass(x, rows: 1);
    }
}
