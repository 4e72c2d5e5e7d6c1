using System.Collections.Immutable;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Hosts.Reporting;

/// <summary>The layer study for a program: an object a layer and an object a cut.</summary>
internal static class LayerLines
{
    public static void Write(TextWriter output, Network network, LayerCosts costs)
    {
        foreach (var layer in network.Layers)
        {
            output.WriteLine(JsonLines.Write(new LayerLine(
                "layer", layer.Index, layer.Name, LayerTable.Kind(layer.Kind), layer.Outputs[0].Shape, layer.Parameters,
                layer.Flops / 1e6, layer.OutputBytes, JsonLines.Ms(costs.LayerMs[layer.Index]))));
        }

        foreach (var cut in network.Cuts)
        {
            output.WriteLine(JsonLines.Write(new CutLine(
                "cut", cut.Index, cut.After, cut.Bytes, [.. cut.Tensors.Select(tensor => new TensorPart(tensor.Name, tensor.Shape, tensor.Bytes))])));
        }
    }

    private sealed record LayerLine(
        string Type, int Index, string Name, string Kind, ImmutableArray<int> OutputShape, long Parameters, double Mflops, long OutputBytes, double Ms);

    private sealed record CutLine(string Type, int Index, string After, long Bytes, ImmutableArray<TensorPart> Tensors);

    private sealed record TensorPart(string Name, ImmutableArray<int> Shape, long Bytes);
}
