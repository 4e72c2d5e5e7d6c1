using Neurosurgeon.Models.Building;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Zoo.Paper;

/// <summary>Tagging the words of a sentence, as SENNA does; 3 layers. A request holds 28 words.</summary>
internal static class Senna
{
    public const int Words = 28;
    public const int PosFeatures = 300;
    public const int NerFeatures = 375;
    public const int ChkFeatures = 300;

    private const int Hidden = 300;

    /// <summary>Part-of-speech tagging.</summary>
    public static void BuildPos(GraphBuilder graph) => Build(graph, PosFeatures, tags: 45);

    /// <summary>Named-entity recognition.</summary>
    public static void BuildNer(GraphBuilder graph) => Build(graph, NerFeatures, tags: 17);

    /// <summary>Word chunking.</summary>
    public static void BuildChk(GraphBuilder graph) => Build(graph, ChkFeatures, tags: 42);

    private static void Build(GraphBuilder graph, int features, int tags)
    {
        string x = graph.FullyConnected("fc1", GraphBuilder.InputName, "fc1", features, Hidden, Nonlinearity.HardTanh);
        x = graph.HardTanh("htanh", x);
        graph.FullyConnected("fc3", x, "fc3", Hidden, tags, Nonlinearity.None, GraphBuilder.OutputName);
        graph.DeclareOutput([Words, tags], ElementType.Float32);
    }
}
