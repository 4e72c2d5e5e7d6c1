using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Models.Zoo;

/// <summary>torchvision's alexnet. Dropout does nothing at inference and is left out.</summary>
internal static class AlexNet
{
    public static void Build(GraphBuilder graph)
    {
        string x = graph.Convolution("conv1", GraphBuilder.InputName, "features.0", (3, 64), kernel: 11, stride: 4, padding: 2);
        x = graph.Relu("relu1", x);
        x = graph.MaxPool("pool1", x, kernel: 3, stride: 2);
        x = graph.Convolution("conv2", x, "features.3", (64, 192), kernel: 5, padding: 2);
        x = graph.Relu("relu2", x);
        x = graph.MaxPool("pool2", x, kernel: 3, stride: 2);
        x = graph.Convolution("conv3", x, "features.6", (192, 384), kernel: 3, padding: 1);
        x = graph.Relu("relu3", x);
        x = graph.Convolution("conv4", x, "features.8", (384, 256), kernel: 3, padding: 1);
        x = graph.Relu("relu4", x);
        x = graph.Convolution("conv5", x, "features.10", (256, 256), kernel: 3, padding: 1);
        x = graph.Relu("relu5", x);
        x = graph.MaxPool("pool5", x, kernel: 3, stride: 2);

        // An adaptive pool to 6×6, which an input of 224×224 has already.
        x = graph.AveragePool("avgpool", x, kernel: 1, stride: 1);
        x = graph.Flatten("flatten", x);
        x = graph.FullyConnected("fc6", x, "classifier.1", 256 * 6 * 6, 4096, Nonlinearity.Rectifier);
        x = graph.Relu("relu6", x);
        x = graph.FullyConnected("fc7", x, "classifier.4", 4096, 4096, Nonlinearity.Rectifier);
        x = graph.Relu("relu7", x);
        graph.Classifier("fc8", x, "classifier.6", 4096, 1000);
    }
}
