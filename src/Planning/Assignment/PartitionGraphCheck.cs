using System.Collections.Immutable;

namespace Neurosurgeon.Planning.Assignment;

/// <summary>Refuses graphs that cannot be planned, with a sentence that names the layer or tensor.</summary>
internal static class PartitionGraphCheck
{
    /// <exception cref="ArgumentException">The graph cannot be planned.</exception>
    public static void Refuse(ImmutableArray<string> layerNames, ImmutableArray<FlowingTensor> tensors)
    {
        if (layerNames.IsDefaultOrEmpty || tensors.IsDefault)
            throw new ArgumentException("There is no layer to plan; a network has at least one.");

        var isRead = new bool[layerNames.Length];
        var names = new HashSet<string>();
        foreach (var tensor in tensors)
        {
            if (!names.Add(tensor.Name))
                throw new ArgumentException($"The tensor '{tensor.Name}' is listed twice; each is listed once, with all layers that read it.");
            if (tensor.Bytes < 0)
                throw new ArgumentException($"The tensor '{tensor.Name}' has {tensor.Bytes} bytes; a size is 0 or more.");
            RefuseEnds(layerNames, tensor);
            if (tensor.Producer >= 0)
                isRead[tensor.Producer] = true;
        }

        // The layers are in order, so that each which is read leads to the last one, provided that no other is left over.
        for (var layer = 0; layer < layerNames.Length - 1; layer++)
        {
            if (!isRead[layer])
            {
                throw new ArgumentException(
                    $"Nothing reads what the layer {Title(layerNames, layer)} makes; each layer but the last leads to the network's output.");
            }
        }
    }

    private static void RefuseEnds(ImmutableArray<string> layerNames, FlowingTensor tensor)
    {
        if (tensor.Producer < FlowingTensor.NetworkInput || tensor.Producer >= layerNames.Length)
            throw new ArgumentException($"The tensor '{tensor.Name}' is made by layer {tensor.Producer}, {Known(layerNames)}.");
        if (tensor.Consumers.IsDefaultOrEmpty)
            throw new ArgumentException($"No layer reads the tensor '{tensor.Name}'; only what is read can cross the link.");

        for (var index = 0; index < tensor.Consumers.Length; index++)
        {
            var consumer = tensor.Consumers[index];
            if (consumer < 0 || consumer >= layerNames.Length)
                throw new ArgumentException($"The tensor '{tensor.Name}' is read by layer {consumer}, {Known(layerNames)}.");
            if (consumer <= tensor.Producer)
            {
                throw new ArgumentException(
                    $"The layer {Title(layerNames, consumer)} reads '{tensor.Name}', which is made by {Title(layerNames, tensor.Producer)}, itself or behind it; the layers must be in an order in which each reads only what earlier ones make, and there is none for a graph with a cycle.");
            }

            if (tensor.Consumers.AsSpan(0, index).Contains(consumer))
                throw new ArgumentException($"The tensor '{tensor.Name}' lists the layer {Title(layerNames, consumer)} as its reader twice.");
        }
    }

    private static string Known(ImmutableArray<string> layerNames) => $"but the layers are 0 to {layerNames.Length - 1}";

    private static string Title(ImmutableArray<string> layerNames, int layer) => $"'{layerNames[layer]}' (number {layer})";
}
