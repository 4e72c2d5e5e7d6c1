using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Profiling.Sampling;

/// <summary>A handful of common layers: what a device is compared with another by.</summary>
internal static class CalibrationSample
{
    private const int Side = 56;
    private const int Features = 1024;

    public static ZooModel Create() => new("calibration", [1, 32, Side, Side], Build, seed: 1);

    private static void Build(GraphBuilder graph)
    {
        string x = graph.Convolution("conv1", GraphBuilder.InputName, "conv1", (32, 64), kernel: 3, padding: 1);
        x = graph.Relu("relu1", x);
        x = graph.Convolution("depthwise", x, "depthwise", (64, 64), kernel: 3, padding: 1, groups: 64);
        x = graph.Relu6("relu2", x);
        x = graph.Convolution("pointwise", x, "pointwise", (64, 128), kernel: 1);
        x = graph.Relu("relu3", x);
        x = graph.MaxPool("pool1", x, kernel: 2, stride: 2);
        x = graph.Convolution("conv2", x, "conv2", (128, 128), kernel: 3, padding: 1);
        x = graph.Relu("relu4", x);
        x = graph.MaxPool("pool2", x, kernel: 4, stride: 4);
        x = graph.Flatten("flatten", x);
        x = graph.FullyConnected("fc1", x, "fc1", 128 * 7 * 7, Features, Nonlinearity.Rectifier);
        x = graph.Relu("relu5", x);
        graph.Classifier("fc2", x, "fc2", Features, 1000);
    }
}
