using Neurosurgeon.Models.Building;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Profiling.Sampling;

/// <summary>Fully connected layers one after another, as recognisers of speech and taggers of words have them, or at the end of a classifier.</summary>
/// <param name="graph">Where they are added.</param>
/// <param name="random">What they are drawn by.</param>
/// <param name="size">How much work there may be.</param>
internal sealed class DenseSample(GraphBuilder graph, Draws random, SampleSize size)
{
    private const int MostLayers = 8;
    private const int MostRows = 600;
    private const int MostFeatures = 60_000;
    private const int MostOutputs = 6000;

    /// <summary>A network of such layers.</summary>
    public static ZooModel Create(string name, Draws random, SampleSize size, ulong seed)
    {
        int rows = random.Chance(0.4) ? 1 : random.LogUniform(2, MostRows);
        int features = random.LogUniform(16, MostFeatures);
        return new ZooModel(
            name,
            [rows, features],
            graph => new DenseSample(graph, random, size).Append(GraphBuilder.InputName, rows, features, random.LogUniform(2, MostLayers)),
            seed);
    }

    /// <summary>Adds layers behind a tensor of rows × features, and makes what comes of them the network's output.</summary>
    public void Append(string input, int rows, int features, int layers)
    {
        string x = input;
        for (int layer = 0; layer < layers; layer++)
            (x, features) = Layer($"fc{layer}", x, rows, features);
        if (random.Chance(0.4))
            x = graph.Softmax("softmax", x);
        if (random.Chance(0.25))
            (x, features) = (graph.Argmax("argmax", x), 1);
        graph.DeclareOutput(x, [rows, features], x == "argmax" ? ElementType.Int64 : ElementType.Float32);
    }

    private (string Output, int Features) Layer(string name, string input, int rows, int features)
    {
        int outputs = Math.Max(1, size.Take(random.LogUniform(8, MostOutputs), features, rows));
        string x = graph.FullyConnected(name, input, name, features, outputs, Nonlinearity.Rectifier);
        Activation activation = random.Of<Activation>(
            (4, Activation.Relu), (3, Activation.None), (2, Activation.Sigmoid), (1, Activation.HardTanh));
        return (graph.Activate(activation, name, x), outputs);
    }
}
