using Neurosurgeon.Models.Building;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Zoo.Paper;

/// <summary>Speech recognition: the acoustic model of Kaldi; 13 layers. A request holds 548 frames of features.</summary>
internal static class Asr
{
    public const int Frames = 548;
    public const int Features = 440;

    private const int Hidden = 2048;
    private const int HiddenLayers = 6;
    private const int States = 1706;

    public static void Build(GraphBuilder graph)
    {
        string x = GraphBuilder.InputName;
        int inputs = Features;
        for (int number = 1; number <= HiddenLayers; number++)
        {
            x = graph.FullyConnected($"fc{number}", x, $"fc{number}", inputs, Hidden, Nonlinearity.Sigmoid);
            x = graph.Sigmoid($"sigmoid{number}", x);
            inputs = Hidden;
        }

        graph.FullyConnected($"fc{HiddenLayers + 1}", x, $"fc{HiddenLayers + 1}", inputs, States, Nonlinearity.None, GraphBuilder.OutputName);
        graph.DeclareOutput([Frames, States], ElementType.Float32);
    }
}
