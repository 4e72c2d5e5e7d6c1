using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Models.Zoo;

/// <summary>
/// LeNet for 224×224 images, as the reference implementation has it: parameter names are those of a module with the
/// sequences <c>features</c> (conv, relu, pool, conv, relu, pool) and <c>classifier</c> (flatten, fc, relu, fc, relu, fc).
/// </summary>
internal static class LeNet
{
    public static void Build(GraphBuilder graph)
    {
        string x = graph.Convolution("conv1", GraphBuilder.InputName, "features.0", (3, 6), kernel: 5, padding: 2);
        x = graph.Relu("relu1", x);
        x = graph.MaxPool("pool1", x, kernel: 2, stride: 2);
        x = graph.Convolution("conv2", x, "features.3", (6, 16), kernel: 5);
        x = graph.Relu("relu2", x);
        x = graph.MaxPool("pool2", x, kernel: 2, stride: 2);
        x = graph.Flatten("flatten", x);
        x = graph.FullyConnected("fc1", x, "classifier.1", 16 * 54 * 54, 1024, Nonlinearity.Rectifier);
        x = graph.Relu("relu3", x);
        x = graph.FullyConnected("fc2", x, "classifier.3", 1024, 1024, Nonlinearity.Rectifier);
        x = graph.Relu("relu4", x);
        graph.Classifier("fc3", x, "classifier.5", 1024, 1000);
    }
}
