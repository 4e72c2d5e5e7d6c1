using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Models.Zoo.Paper;

/// <summary>What the classifiers of AlexNet and VGG have in common.</summary>
internal static class CaffeClassifier
{
    /// <summary>Three layers: fully connected to 4096, ReLU and dropout.</summary>
    public static string DroppedOut(this GraphBuilder graph, int number, string input, int inputs)
    {
        string x = graph.FullyConnected($"fc{number}", input, $"fc{number}", inputs, 4096, Nonlinearity.Rectifier);
        x = graph.Relu($"relu{number}", x);
        return graph.Dropout($"drop{number}", x);
    }
}
