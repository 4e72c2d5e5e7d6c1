using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Models.Zoo.Paper;

/// <summary>Digit recognition: Caffe's LeNet for MNIST; 9 layers. A request holds 100 digits.</summary>
internal static class Dig
{
    public const int Digits = 100;

    public static void Build(GraphBuilder graph)
    {
        string x = graph.Convolution("conv1", GraphBuilder.InputName, "conv1", (1, 20), kernel: 5, next: Nonlinearity.None);
        x = graph.MaxPool("pool1", x, kernel: 2, stride: 2, roundUp: true);
        x = graph.Convolution("conv2", x, "conv2", (20, 50), kernel: 5, next: Nonlinearity.None);
        x = graph.MaxPool("pool2", x, kernel: 2, stride: 2, roundUp: true);
        x = graph.Flatten("ip1/flatten", x);
        x = graph.FullyConnected("ip1", x, "ip1", 50 * 4 * 4, 500, Nonlinearity.Rectifier);
        x = graph.Relu("relu1", x);
        x = graph.FullyConnected("ip2", x, "ip2", 500, 10, Nonlinearity.None);
        graph.MostLikelyClass(x, Digits);
    }
}
