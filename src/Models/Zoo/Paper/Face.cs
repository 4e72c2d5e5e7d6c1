using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Models.Zoo.Paper;

/// <summary>Facial recognition: DeepFace, with three locally connected layers and no rectifiers; 10 layers.</summary>
internal static class Face
{
    public static void Build(GraphBuilder graph)
    {
        string x = graph.Convolution("conv1", GraphBuilder.InputName, "conv1", (3, 32), kernel: 11, next: Nonlinearity.None);
        x = graph.MaxPool("pool2", x, kernel: 3, stride: 2, roundUp: true);
        x = graph.Convolution("conv3", x, "conv3", (32, 16), kernel: 9, next: Nonlinearity.None);
        x = graph.LocallyConnected("local4", x, "local4", (16, 16), size: 63, kernel: 9);
        x = graph.LocallyConnected("local5", x, "local5", (16, 16), size: 55, kernel: 7, stride: 2);
        x = graph.LocallyConnected("local6", x, "local6", (16, 16), size: 25, kernel: 5);
        x = graph.Flatten("fc7/flatten", x);
        x = graph.FullyConnected("fc7", x, "fc7", 16 * 21 * 21, 4096, Nonlinearity.None);
        x = graph.FullyConnected("fc8", x, "fc8", 4096, 83, Nonlinearity.None);
        graph.MostLikelyClass(x, rows: 1);
    }
}
