namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>ReduceMean and ArgMax.</summary>
internal static class Reduction
{
    /// <summary>Without axes over all of them, or where it says so over none.</summary>
    public static Operation Mean(NodeDefinition node)
    {
        long[]? axes = node.Axes(1) is { Length: > 0 } given ? given : null;
        bool keepsAxes = node.Attributes.Integer("keepdims", 1) != 0;
        if (axes is null && node.Attributes.Integer("noop_with_empty_axes", 0) != 0)
            return Elementwise.Same;
        return inputs => inputs[0].mean(axes ?? [.. Enumerable.Range(0, (int)inputs[0].dim()).Select(axis => (long)axis)], keepsAxes);
    }

    public static Operation ArgMax(NodeDefinition node)
    {
        long axis = node.Attributes.Integer("axis", 0);
        bool keepsAxis = node.Attributes.Integer("keepdims", 1) != 0;
        if (node.Attributes.Integer("select_last_index", 0) != 0)
            throw node.Error("it asks for the last of several maxima; only the first is supported");
        return inputs => inputs[0].argmax(axis, keepsAxis);
    }
}
