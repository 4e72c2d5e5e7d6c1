using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>Concat and Gather.</summary>
internal static class Joining
{
    public static Operation Concat(NodeDefinition node)
    {
        long axis = node.Attributes.Integer("axis", 0);
        return inputs => torch.cat(inputs.All, axis);
    }

    /// <summary>Slices of the first input along an axis; the shape of the indices takes that axis' place.</summary>
    public static Operation Gather(NodeDefinition node)
    {
        long attribute = node.Attributes.Integer("axis", 0);
        return inputs =>
        {
            torch.Tensor data = inputs[0];
            long[] shape = data.shape;
            int axis = (int)(attribute < 0 ? attribute + shape.Length : attribute);

            // Negative indices count from the end, which index_select does not know.
            torch.Tensor indices = inputs[1].remainder(shape[axis]).reshape(-1);
            return data.index_select(axis, indices).reshape([.. shape[..axis], .. inputs[1].shape, .. shape[(axis + 1)..]]);
        };
    }
}
