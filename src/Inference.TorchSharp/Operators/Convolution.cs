using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>Conv over two spatial dimensions.</summary>
internal static class Convolution
{
    private const int Rank = 4;

    public static Operation Prepare(NodeDefinition node)
    {
        if (node.StoredRank(1) is not (null or Rank))
            throw node.Error($"its weight has {node.StoredRank(1)} dimensions; only {Rank} are supported");
        long groups = node.Attributes.Integer("group", 1);
        Window window = Window.Read(node);
        return inputs =>
        {
            (torch.Tensor input, long[] padding) = window.Pad(inputs[0], inputs[1].shape[2..], value: 0, mostPadding: long.MaxValue);
            return torch.nn.functional.conv2d(input, inputs[1], inputs.Optional(2), window.Strides, padding, window.Dilations, groups);
        };
    }
}
