using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Reading;

/// <summary>
/// Recognises a locally connected layer, which ONNX has no operator for: patches gathered in two directions, with what
/// only moves data between, a product with a matrix for each position, a bias, and the way back to a plane.
/// </summary>
internal static class LocallyConnectedPattern
{
    /// <summary>The group that begins with a node, or null if no such layer does.</summary>
    /// <param name="first">The node.</param>
    /// <param name="onlyReader">The one node that reads a node's result, or null.</param>
    public static NodeGroup? Match(InferredNode first, Func<InferredNode, InferredNode?> onlyReader)
    {
        List<InferredNode> nodes = [];
        InferredNode? next = first;
        for (; next is { Node.OpType: "Transpose" or "Reshape" or "Gather" }; next = onlyReader(next))
            nodes.Add(next);
        InferredNode[] gathers = [.. nodes.Where(node => node.Node.OpType == "Gather" && node.Window != SlidingWindow.None)];
        if (gathers is not [var rows, var columns] || next is null || !MultipliesByPosition(next))
            return null;

        InferredNode main = next;
        nodes.Add(main);
        TakeIf("Add");
        TakeIf("Reshape");
        TakeIf("Transpose");
        var window = new SlidingWindow(rows.Window.Width, columns.Window.Width, rows.Window.StrideWidth, columns.Window.StrideWidth);
        return new NodeGroup([.. nodes], main, LayerKind.LocallyConnected, window);

        void TakeIf(string operation)
        {
            if (onlyReader(nodes[^1]) is { } reader && reader.Node.OpType == operation)
                nodes.Add(reader);
        }
    }

    /// <summary>Whether it is a product of positions × 1 × patch and a stored positions × patch × outputs.</summary>
    private static bool MultipliesByPosition(InferredNode node) =>
        node is { Node.OpType: "MatMul", Kind: LayerKind.FullyConnected, Inputs: [{ Shape: [var positions, _, _] }, { Shape: [var matrices, _, _] }] }
        && positions == matrices;
}
